package io.snaprelay.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import io.snaprelay.step.testing.Runs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When the quota of manual snapshots would be used up. */
class ForecastTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant IN_TEN_DAYS = Instant.parse("2026-12-01T12:00:00Z");

  @Test
  void aPlanThatKeepsThreeCopiesNeverHoldsMoreThanFour() {
    List<Forecast.Outlook> outlook =
        forecast("retain: { source: 12h, copies: { daily: 3 } }", List.of(), 100);

    assertEquals(Optional.empty(), outlook.get(0).exhausted());
    assertEquals(4, outlook.get(0).most(), "eu-central-1: three days, and a new one");
    assertEquals(2, outlook.get(1).most(), "eu-west-1: the newest, and a new one");
  }

  @Test
  void aPlanThatKeepsEverythingComesToTheQuota() {
    Forecast.Outlook outlook = forecast("overlap: skip", List.of(), 5).get(0);

    assertEquals(Optional.of(LocalDate.parse("2026-11-27")), outlook.exhausted());
    assertEquals(6, outlook.most());
    assertEquals(6, outlook.days().size(), "it looks no further");
  }

  @Test
  void whatOthersHaveCountsAndStays() {
    Plan plan = plan("retain: { copies: { daily: 1 } }");
    Course course = new Course("nightly", plan, Runs.ORDERS, List.of());

    List<Forecast.Outlook> outlook =
        Forecast.of(
            List.of(course),
            List.of(new Forecast.Region("eu-central-1", 98, 100)),
            NOW,
            IN_TEN_DAYS);

    assertEquals(100, outlook.get(0).most());
    assertEquals(Optional.empty(), outlook.get(0).exhausted());
  }

  @Test
  void whatIsThereNowExpiresWithTheNextRun() {
    List<Held> held =
        IntStream.range(10, 20)
            .mapToObj(day -> Helds.at("2026-11-" + day + "T02:00:00Z").proved().copy())
            .toList();

    Map<LocalDate, Long> days =
        forecast("retain: { copies: { daily: 2 } }", held, 100).get(0).days();

    assertEquals(11, days.get(LocalDate.parse("2026-11-22")));
    assertEquals(3, days.get(LocalDate.parse("2026-11-23")));
  }

  @Test
  void whatAnOpenRunHoldsNowItDoesNotHoldForEver() {
    List<Held> held =
        List.of(Helds.at("2026-11-20T02:00:00Z").proved().with(Reason.OPEN_RUN).copy());

    Map<LocalDate, Long> days =
        forecast("retain: { copies: { last: 1 } }", held, 100).get(0).days();

    assertEquals(2, days.get(LocalDate.parse("2026-11-23")));
  }

  @Test
  void aSourceWhoseCopyExpiresInBetweenDoesNotStayForEver() {
    Forecast.Outlook home =
        forecast("retain: { source: 3d, copies: { last: 1 } }", List.of(), 100).get(1);

    assertEquals(5, home.most(), "four that are not older than three days, and a new one");
  }

  @Test
  void aMaskedSnapshotUnderProductionsKeyCountsOnlyDuringItsRun() {
    Forecast.Outlook away =
        forecast(
                "sanitize: { rules: r.yaml, kmsKey: alias/dev, keep: 2 }\n"
                    + "    retain: { copies: { last: 1 } }",
                List.of(),
                100)
            .get(0);

    // One copy and two masked ones stay; a run adds a copy, a masked one, and one on its way.
    assertEquals(6, away.most());
  }

  @Test
  void withoutAScheduleNothingComes() {
    Plan plan = file("retain: { copies: { daily: 1 } }");
    Course course = new Course("nightly", plan, Runs.ORDERS, List.of());

    List<Forecast.Outlook> outlook =
        Forecast.of(
            List.of(course), List.of(new Forecast.Region("eu-west-1", 7, 100)), NOW, IN_TEN_DAYS);

    assertEquals(Map.of(), outlook.get(0).days());
    assertEquals(7, outlook.get(0).most());
  }

  private static List<Forecast.Outlook> forecast(String section, List<Held> held, long quota) {
    Course course = new Course("nightly", plan(section), Runs.ORDERS, held);
    List<Forecast.Region> regions =
        List.of(
            new Forecast.Region("eu-west-1", course.count("eu-west-1"), quota),
            new Forecast.Region("eu-central-1", course.count("eu-central-1"), quota));
    return Forecast.of(List.of(course), regions, NOW, IN_TEN_DAYS);
  }

  private static Plan plan(String section) {
    return file("schedule: cron(0 2 * * ? *)\n    " + section);
  }

  private static Plan file(String section) {
    String yaml =
        """
        databases:
          orders: { instance: orders-prod, region: eu-west-1 }
        plans:
          nightly:
            databases: [orders]
            copy: { region: eu-central-1, kmsKey: alias/dr }
            verify: { instanceClass: db.t4g.medium }
            %s
        """
            .formatted(section);
    PlanFile file = ((PlanReading.Accepted) PlanReader.read(yaml)).file();
    return file.plans().get("nightly");
  }
}
