package io.snaprelay.evidence;

import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.Event;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.EventId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Steps;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Signal;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.EventTypes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plays a run of the plan {@code nightly} for {@code orders} into a ledger, step by step, as the
 * loop would: snapshot, copy to eu-central-1, restore, verify, clean-up.
 */
public final class SampleRun {
  public static final SnapshotRef SNAPSHOT = snapshot("eu-west-1", StepName.SNAPSHOT);
  public static final SnapshotRef COPY = snapshot("eu-central-1", StepName.COPY);
  public static final DatabaseRef TEMPORARY =
      new DatabaseRef(
          Runs.ORDERS.kind(),
          Runs.ACCOUNT,
          "eu-central-1",
          "snaprelay-" + Runs.RUN + "-" + StepName.RESTORE);
  public static final Instant DATA_AS_OF = Runs.REQUESTED_AT.plusSeconds(4);

  private static final SnapshotFacts FACTS =
      new SnapshotFacts("postgres", "17.11", DATA_AS_OF, 20, key("eu-west-1"));
  private static final SnapshotFacts COPY_FACTS =
      new SnapshotFacts("postgres", "17.11", DATA_AS_OF, 20, key("eu-central-1"));

  private final Ledger store;
  private final RunLedger ledger;
  private final FrozenPlan frozen;

  private SampleRun(Ledger ledger, FrozenPlan frozen) {
    this.store = ledger;
    this.ledger = new RunLedger(ledger);
    this.frozen = frozen;
    this.ledger.freeze(frozen);
  }

  public static SampleRun begun(Ledger ledger) {
    return begun(ledger, SamplePlan.plan());
  }

  public static SampleRun begun(Ledger ledger, FrozenPlan plan) {
    return new SampleRun(ledger, plan);
  }

  /** The whole run, as it should be. */
  public SampleRun succeeded() {
    List<CheckResult> all = SampleChecks.all();
    return snapshotted().copied().restored().manifested(all).verified(all).cleanedUp();
  }

  /** The database does not exist: there never was a snapshot. */
  public SampleRun failedBeforeSnapshot() {
    return failed(
            StepName.SNAPSHOT,
            FailureCode.DATABASE_NOT_FOUND,
            "RDS knows no DB instance 'orders-prod' in eu-west-1",
            "Everything: nothing was created",
            3)
        .nothingToCleanUp(4);
  }

  public SampleRun snapshotted() {
    created(StepName.SNAPSHOT, SNAPSHOT.arn(), SNAPSHOT.arn(), at(1));
    return done(
        StepName.SNAPSHOT,
        at(250),
        rds(at(249).plusMillis(300)),
        new SnapshotCreated(
            header(SnapshotCreated.class, SNAPSHOT.arn(), at(250)),
            SNAPSHOT,
            Origin.SOURCE,
            Runs.ORDERS,
            FACTS));
  }

  public SampleRun copied() {
    created(StepName.COPY, COPY.arn(), COPY.arn(), at(249).plusMillis(712));
    return done(
        StepName.COPY,
        at(900),
        rds(at(899).plusMillis(500)),
        new CopyCompleted(
            header(CopyCompleted.class, COPY.arn(), at(900)),
            SNAPSHOT,
            COPY,
            Origin.COPY,
            COPY_FACTS));
  }

  public SampleRun restoring() {
    created(StepName.RESTORE, TEMPORARY.arn(), "db-TEMPORARY", at(900).plusMillis(132));
    return this;
  }

  public SampleRun restored() {
    return restoring()
        .done(
            StepName.RESTORE,
            at(1520),
            new Signal(Signal.Kind.RECHECK, at(1520)),
            new RestoreAvailable(
                header(RestoreAvailable.class, TEMPORARY.arn(), at(1520)),
                COPY,
                TEMPORARY,
                "db-TEMPORARY"));
  }

  public SampleRun verified(List<CheckResult> checks) {
    boolean failed = checks.stream().anyMatch(check -> check.status() == Status.FAIL);
    return done(
        StepName.VERIFY,
        at(1700),
        new Signal(Signal.Kind.OUR_EVENT, at(1520)),
        new VerificationCompleted(
            header(VerificationCompleted.class, TEMPORARY.arn(), at(1700)),
            TEMPORARY,
            failed ? Verdict.FAILED : Verdict.PASSED,
            checks));
  }

  public SampleRun cleanedUp() {
    return done(
        StepName.CLEAN_UP,
        at(1790),
        rds(at(1789)),
        new TemporaryDatabaseDeleted(
            header(TemporaryDatabaseDeleted.class, TEMPORARY.arn(), at(1790)),
            TEMPORARY,
            "db-TEMPORARY"));
  }

  /** Clean-up found nothing to delete. */
  public SampleRun nothingToCleanUp(int second) {
    return done(StepName.CLEAN_UP, at(second), new Signal(Signal.Kind.OUR_EVENT, at(second)));
  }

  /** A step fails; what depends on it is not reached. */
  public SampleRun failed(
      StepName step, FailureCode code, String detail, String leftAsIs, int second) {
    StepFailed event =
        new StepFailed(
            header(StepFailed.class, step.value(), at(second)),
            step,
            service(step),
            code,
            detail,
            leftAsIs);
    record(step, StepState.FAILED, at(second), Optional.empty(), Optional.of(code), event);
    Steps.of(frozen)
        .unreachableWithout(step)
        .forEach(
            lost ->
                record(
                    lost, StepState.NOT_REACHED, at(second), Optional.empty(), Optional.empty()));
    return this;
  }

  /** The event that ends the run. */
  public RunCompleted completed() {
    Map<StepName, StepState> states =
        ledger.recorded(frozen.run()).stream()
            .collect(Collectors.toMap(step -> step, step -> state(step)));
    RunResult result = dossier().open().isEmpty() ? evidence().run().result() : RunResult.FAILED;
    return RunCompleted.of(
        header(RunCompleted.class, frozen.run().value(), dossier().completedAt()),
        frozen.planName(),
        result,
        states);
  }

  public Dossier dossier() {
    return Dossier.of(frozen.run(), ledger).orElseThrow();
  }

  /** The evidence, as the first of its database. */
  public Evidence evidence() {
    return evidence(1, Optional.empty());
  }

  /** The evidence at a place of the chain. */
  public Evidence evidence(long number, Optional<EvidenceLink.Previous> previous) {
    return Evidence.of(
        dossier(),
        new EvidenceLink(
            number,
            frozen.run(),
            frozen.database(),
            "SnapRelay 0.1.0",
            previous,
            RunFigures.history(Optional.empty(), dossier())));
  }

  /** The proving service has kept every single result. */
  public SampleRun manifested(List<CheckResult> checks) {
    SampleChecks.keep(checks, frozen.run(), store);
    return this;
  }

  private SampleRun done(StepName step, Instant at, Signal signal, Event... events) {
    record(step, StepState.DONE, at, Optional.of(signal), Optional.empty(), events);
    return this;
  }

  private void record(
      StepName step,
      StepState state,
      Instant at,
      Optional<Signal> signal,
      Optional<FailureCode> failure,
      Event... events) {
    ledger.record(
        new StepRecord(
            frozen.run(),
            step,
            state,
            at,
            service(step),
            signal,
            failure,
            StepRecord.emitted(List.of(events))));
  }

  private void created(StepName step, String arn, String resourceId, Instant at) {
    ledger.created(frozen.run(), step, new Created(arn, resourceId, at));
  }

  private StepState state(StepName step) {
    return ledger.step(frozen.run(), step).orElseThrow().state();
  }

  private EventHeader header(Class<? extends Event> type, String subject, Instant at) {
    return new EventHeader(
        EventId.of(frozen.run(), EventTypes.of(type).wireName(), subject),
        Optional.of(frozen.run()),
        Optional.empty(),
        at,
        Optional.empty(),
        Optional.empty());
  }

  private static String service(StepName step) {
    if (step.equals(StepName.SNAPSHOT) || step.equals(StepName.COPY)) {
      return step + "-service";
    }
    return "restore-verify-service";
  }

  private static Signal rds(Instant at) {
    return new Signal(Signal.Kind.RDS_EVENT, at);
  }

  static Instant at(int second) {
    return Runs.REQUESTED_AT.plusSeconds(second);
  }

  private static SnapshotRef snapshot(String region, StepName step) {
    return new SnapshotRef(
        Runs.ORDERS.kind(), Runs.ACCOUNT, region, "snaprelay-" + Runs.RUN + "-" + step);
  }

  private static Optional<String> key(String region) {
    return Optional.of(
        "arn:aws:kms:%s:%s:key/1234abcd-12ab-34cd-56ef-1234567890ab"
            .formatted(region, Runs.ACCOUNT));
  }
}
