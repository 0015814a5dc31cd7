package io.snaprelay.snapshot;

import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunRequested;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.ledger.TriggerRecord.Refusal;
import io.snaprelay.ledger.TriggerRecord.Skipped;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.plan.Select;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Resolves one request against the plan file: every reason against it is found, and only if there
 * is none, there are runs. Nothing is written here.
 */
final class Resolution {
  private final RunRequested request;
  private final PlanFile file;
  private final Home home;
  private final Instant now;
  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * @param home the account that we run in: a database without one is there
   * @param now when it is resolved: a request that has waited in a queue starts its clock here
   */
  Resolution(RunRequested request, PlanFile file, Home home, Instant now) {
    this.request = request;
    this.file = file;
    this.home = home;
    this.now = now;
  }

  /** What a request comes to if the plan file itself is wrong. */
  static TriggerRecord refused(RunRequested request, List<Refusal> refusals) {
    return new TriggerRecord(
        request.triggerId(),
        request.plan(),
        request.header().occurredAt(),
        List.of(),
        refusals,
        List.of());
  }

  /**
   * Resolves the request.
   *
   * @param openBeside the open run that a run would overlap
   */
  TriggerRecord resolve(Function<FrozenPlan, Optional<RunId>> openBeside) {
    Plan plan = file.plans().get(request.plan());
    List<FrozenPlan> runs = plan == null ? noSuchPlan() : runs(plan);
    if (!refusals.isEmpty()) {
      return refused(request, refusals);
    }
    Map<Boolean, List<FrozenPlan>> byOverlap =
        runs.stream().collect(Collectors.partitioningBy(run -> openBeside.apply(run).isPresent()));
    return new TriggerRecord(
        request.triggerId(),
        request.plan(),
        request.header().occurredAt(),
        byOverlap.get(false),
        List.of(),
        byOverlap.get(true).stream()
            .map(run -> new Skipped(run.databaseName(), openBeside.apply(run).orElseThrow()))
            .toList());
  }

  private List<FrozenPlan> noSuchPlan() {
    refuse(
        FailureCode.PLAN_NOT_FOUND,
        "The plan file has no plan '%s'; it has: %s"
            .formatted(request.plan(), names(file.plans().keySet().stream())));
    return List.of();
  }

  private List<FrozenPlan> runs(Plan plan) {
    plan.select().map(it -> it.accountsOr(home.account())).ifPresent(this::checkAccounts);
    if (plan.databases().isEmpty()) {
      plan.select().ifPresent(this::selectsNone);
    }
    List<FrozenPlan> runs = databases(plan).map(name -> freeze(name, plan)).toList();
    checkSnapshot(plan, runs.size());
    checkPlaces(plan, runs);
    return runs;
  }

  /** A disaster recovery asks nothing of the account in which its database was. */
  private void checkPlaces(Plan plan, List<FrozenPlan> runs) {
    List<DatabaseRef> databases =
        runs.stream().map(FrozenPlan::database).filter(home::isElsewhere).toList();
    if (plan.restore().flatMap(restore -> restore.picksIn(plan)).isEmpty()) {
      checkAccounts(databases.stream().map(DatabaseRef::account).distinct().toList());
    }
    databases.stream()
        .findFirst()
        .flatMap(first -> SourceAccountLimits.of(plan, source(plan), first, home))
        .ifPresent(why -> refuse(FailureCode.PLAN_NOT_EXECUTABLE, why));
  }

  private void checkAccounts(List<String> accounts) {
    accounts.stream()
        .filter(home::isUnknown)
        .map(SourceAccounts::unknown)
        .forEach(why -> refuse(FailureCode.PLAN_NOT_EXECUTABLE, why));
  }

  private void selectsNone(Select select) {
    refuse(
        FailureCode.DATABASE_NOT_FOUND,
        "The plan '%s' selects databases by the tag %s=%s, and RDS has none%s in %s%s"
            .formatted(
                request.plan(),
                select.key(),
                select.value(),
                select.engine().map(" of engine "::concat).orElse(""),
                String.join(", ", select.regions()),
                select.accounts().isEmpty() ? "" : " of " + String.join(", ", select.accounts())));
  }

  private Stream<String> databases(Plan plan) {
    List<String> wanted = request.databases().isEmpty() ? plan.databases() : request.databases();
    wanted.stream()
        .filter(name -> !plan.databases().contains(name))
        .forEach(name -> notInPlan(name, plan));
    return wanted.stream().distinct().filter(plan.databases()::contains);
  }

  private void notInPlan(String name, Plan plan) {
    refuse(
        FailureCode.DATABASE_NOT_IN_PLAN,
        "The plan '%s' has no database '%s'; it has: %s"
            .formatted(request.plan(), name, names(plan.databases().stream())));
  }

  private FrozenPlan freeze(String database, Plan plan) {
    return new FrozenPlan(
        RunId.of(request.triggerId(), request.plan(), database),
        request.triggerId(),
        request.plan(),
        database,
        file.databases().get(database).in(home.account()),
        source(plan),
        plan,
        plan.queues() ? now : request.header().occurredAt(),
        request.header().traceparent());
  }

  private SnapshotSource source(Plan plan) {
    return request.snapshot().orElse(plan.snapshot());
  }

  private void checkSnapshot(Plan plan, int runs) {
    SnapshotSource source = source(plan);
    if (source.kind() == SnapshotSource.Kind.EVENT) {
      refuse(
          FailureCode.SNAPSHOT_NOT_FOUND,
          "The plan '%s' takes the snapshot that an RDS event is about, but this trigger is none; name a snapshot in the trigger's 'snapshot'"
              .formatted(request.plan()));
    }
    if (source.restoresATime()) {
      checkTime(plan, source);
    }
    if (source.kind() == SnapshotSource.Kind.NAMED && runs > 1) {
      refuse(
          FailureCode.SNAPSHOT_DIFFERS,
          "The snapshot '%s' is of one database, but the run is for %d; name one in the trigger's 'databases'"
              .formatted(source.identifier().orElseThrow(), runs));
    }
  }

  /** A plan file's own source was held against its sections when it was read. */
  private void checkTime(Plan plan, SnapshotSource source) {
    if (plan.givesSnapshotsAway() || !plan.restoresTemporarily()) {
      refuse(
          FailureCode.PLAN_NOT_EXECUTABLE,
          "The plan '%s' does more with a snapshot than to restore it, or does not restore it, and a point in time has no snapshot; name a plan that only proves or restores"
              .formatted(request.plan()));
    }
    source
        .at()
        .filter(now::isBefore)
        .ifPresent(
            at ->
                refuse(
                    FailureCode.POINT_IN_TIME_NOT_RESTORABLE,
                    "%s is in the future, it is %s now".formatted(at, now)));
  }

  private void refuse(FailureCode code, String detail) {
    refusals.add(new Refusal(code, detail));
  }

  private static String names(Stream<String> names) {
    return String.join(", ", names.collect(Collectors.toCollection(TreeSet::new)));
  }
}
