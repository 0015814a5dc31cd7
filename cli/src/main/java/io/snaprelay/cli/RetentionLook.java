package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.retention.Course;
import io.snaprelay.retention.Decision;
import io.snaprelay.retention.Forecast;
import io.snaprelay.retention.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at RDS and the ledger with the very classes that the snapshot-service deletes with. */
final class RetentionLook {
  private final PlanFile file;
  private final Account account;
  private final RdsClients clients;
  private final RdsGateway rds;
  private final Retention retention;
  private final Instant now;
  private final List<Course> courses = new ArrayList<>();
  private final List<RetentionReport.PlanAndDatabase> shown = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Abroad abroad = new Abroad();

  RetentionLook(PlanFile file, Account account, RdsClients clients, Ledger ledger, Instant now) {
    this.file = file;
    this.account = account;
    this.clients = clients;
    this.rds = new RdsByKind(clients);
    this.retention = new Retention(rds, ledger);
    this.now = now;
  }

  /** Adds one database of one plan; those that are not to be shown still use up the quota. */
  void add(String planName, String databaseName, boolean show) {
    DatabaseRef database = file.databases().get(databaseName).in(account.id());
    Plan plan = file.plans().get(planName);
    Optional<List<Decision>> decisions = decisions(planName, plan, database);
    if (decisions.isEmpty()) {
      notes.add(
          "plans.%s, database %s: nothing is decided, and nothing forecast, while an account is not shown"
              .formatted(planName, databaseName));
      return;
    }
    add(planName, databaseName, decisions.get());
    if (show) {
      shown.add(
          new RetentionReport.PlanAndDatabase(
              planName,
              databaseName,
              decisions.get().stream().map(RetentionReport.Line::of).toList()));
    }
  }

  /** Whether a source goes depends on its copies: without those nothing is decided. */
  private Optional<List<Decision>> decisions(String planName, Plan plan, DatabaseRef database) {
    try {
      return Optional.of(retention.of(planName, plan, database, now));
    } catch (AwsFailure e) {
      if (isSeen(plan, database)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private boolean isSeen(Plan plan, DatabaseRef database) {
    Copies copies = Copies.of(plan);
    return plan.copies().stream()
        .map(copy -> Map.entry(copies.account(copy, database.account()), copy.region()))
        .filter(at -> !at.getKey().equals(database.account()))
        .allMatch(at -> isSeen(at.getKey(), at.getValue()));
  }

  private boolean isSeen(String other, String region) {
    abroad.in(other, () -> rds.manualSnapshots(other, region));
    return !abroad.isShut(other);
  }

  private void add(String planName, String databaseName, List<Decision> decisions) {
    Plan plan = file.plans().get(planName);
    DatabaseRef database = file.databases().get(databaseName).in(account.id());
    if (database.kind() == DatabaseKind.CLUSTER) {
      notes.add(
          "databases.%s: snapshots of clusters have a quota of their own, which is not forecast"
              .formatted(databaseName));
    } else {
      courses.add(
          new Course(
              planName, plan, database, decisions.stream().map(Decision::snapshot).toList()));
    }
  }

  /** Adds what cannot be looked at. */
  void note(String text) {
    notes.add(text);
  }

  RetentionReport report(Duration ahead) {
    Map<String, SnapshotQuota> quotas = new TreeMap<>();
    courses.stream()
        .flatMap(each -> Retention.regions(each.plan(), each.database()).stream())
        .forEach(region -> quotas.computeIfAbsent(region, it -> SnapshotQuota.in(it, clients)));
    List<Forecast.Region> regions =
        quotas.entrySet().stream().map(each -> region(each.getKey(), each.getValue())).toList();
    return new RetentionReport(
        now,
        List.copyOf(shown),
        Forecast.of(courses, regions, now, now.plus(ahead)).stream()
            .map(each -> line(each, quotas.get(each.region().name())))
            .toList(),
        notes.stream().distinct().toList(),
        abroad.notes());
  }

  private static RetentionReport.RegionQuota line(Forecast.Outlook outlook, SnapshotQuota quota) {
    return RetentionReport.RegionQuota.of(outlook, quota.assumed());
  }

  private Forecast.Region region(String name, SnapshotQuota quota) {
    long taken =
        rds.manualSnapshots(account.id(), name).stream()
            .filter(each -> each.ref().kind() == DatabaseKind.INSTANCE)
            .count();
    return new Forecast.Region(name, (int) taken, quota.max());
  }
}
