package io.snaprelay.cli;

import io.snaprelay.retention.Decision;
import io.snaprelay.retention.Forecast;
import io.snaprelay.retention.Held;
import io.snaprelay.retention.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What retention would do now, and where the quotas stand.
 *
 * @param at when this was so
 * @param courses each plan with each of its databases
 * @param regions each region of theirs
 * @param notes what is not known here
 * @param unseen the accounts that do not let us look
 */
record RetentionReport(
    Instant at,
    List<PlanAndDatabase> courses,
    List<RegionQuota> regions,
    List<String> notes,
    List<String> unseen) {

  /**
   * The snapshots of one plan and one database.
   *
   * @param plan the plan's name
   * @param database the database's name
   * @param snapshots every one that SnapRelay made
   */
  record PlanAndDatabase(String plan, String database, List<Line> snapshots) {}

  /**
   * One snapshot.
   *
   * @param arn its ARN
   * @param place what it is for: source, copy, transit or sanitized
   * @param region where it is
   * @param dataAsOf the moment of its data
   * @param expires whether it goes when the next run of the plan ends
   * @param reason why, or why not
   * @param detail the same for people
   */
  record Line(
      String arn,
      String place,
      String region,
      Optional<Instant> dataAsOf,
      boolean expires,
      Reason reason,
      String detail) {
    static Line of(Decision decision) {
      Held held = decision.snapshot();
      return new Line(
          held.ref().arn(),
          held.place().kind().name().toLowerCase(Locale.ROOT),
          held.place().region(),
          held.dataAsOf(),
          decision.expires(),
          decision.reason(),
          decision.detail());
    }
  }

  /**
   * The quota of manual snapshots in one region.
   *
   * @param region its name
   * @param used how many manual snapshots of instances the account has there
   * @param max how many it may have
   * @param assumed whether that is only the default
   * @param most the most that the coming days bring
   * @param exhausted the first day on which RDS would refuse one
   * @param days the most of each day
   */
  record RegionQuota(
      String region,
      long used,
      long max,
      boolean assumed,
      long most,
      Optional<LocalDate> exhausted,
      Map<LocalDate, Long> days) {
    static RegionQuota of(Forecast.Outlook outlook, boolean assumed) {
      Forecast.Region region = outlook.region();
      return new RegionQuota(
          region.name(),
          region.used(),
          region.quota(),
          assumed,
          outlook.most(),
          outlook.exhausted(),
          outlook.days());
    }

    boolean runsOut() {
      return exhausted.isPresent() || used >= max;
    }
  }

  boolean isWell() {
    return unseen.isEmpty() && regions.stream().noneMatch(RegionQuota::runsOut);
  }
}
