package io.snaprelay.restore.cutover;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CutoverCompleted;
import io.snaprelay.events.Event;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Restore;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.BeginSteps;
import io.snaprelay.step.Delivery;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.EndSteps;
import io.snaprelay.step.EventBus;
import io.snaprelay.step.Mailbox;
import io.snaprelay.step.Reaction;
import io.snaprelay.step.Reactions;
import io.snaprelay.step.Run;
import io.snaprelay.step.StepLoop;
import io.snaprelay.step.testing.FakeProduction;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.RecordingBus;
import io.snaprelay.step.testing.RecordingMailbox;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.SettableClock;
import io.snaprelay.wire.EventJson;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Json;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Recheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cutover on fakes: the real loop and reactions, and an RDS in which a rename takes its time. All
 * that leaves the service goes through {@link Trouble}.
 */
final class CutoverBench {
  static final DatabaseRef PRODUCTION = Runs.ORDERS;
  static final DatabaseRef ASIDE = Names.named(PRODUCTION, "orders-prod-retired");
  static final DatabaseRef BESIDE = Names.named(PRODUCTION, "snaprelay-" + Runs.RUN + "-restore");
  static final String OLD = "db-ORDERS-PROD";
  static final String NEW = FakeRds.instance(BESIDE, Map.of()).resourceId();
  static final Duration HOLD = Duration.ofHours(24);

  final Stage stage;
  final Trouble trouble = new Trouble();
  final Faults faults = new Faults();
  final FakeRds rds = new FakeRds(faults);
  final FakeProduction production = new FakeProduction(rds, faults);
  final MemoryLedger store = new MemoryLedger(faults);
  final RunLedger ledger = new RunLedger(store);
  final RecordingBus bus = new RecordingBus(faults);
  final RecordingMailbox mailbox = new RecordingMailbox();
  final SettableClock clock = new SettableClock(Runs.REQUESTED_AT.plusSeconds(60));
  final FrozenPlan plan;
  final Decisions decisions = new Decisions(store);
  final FakeLikeness likeness = new FakeLikeness();
  Optional<String> endpointFinding = Optional.empty();

  private final StepLoop loop;

  CutoverBench(Restore.Approval approval) {
    this(approval, Shape.INSTANCE);
  }

  CutoverBench(Restore.Approval approval, Shape shape) {
    this(
        Runs.nightly()
            .of(shape.kind())
            .verified()
            .staying(
                new Restore(Restore.Mode.CUTOVER, approval, Optional.of(HOLD), false, null, null))
            .frozen(),
        shape);
  }

  private CutoverBench(FrozenPlan plan, Shape shape) {
    this.plan = plan;
    stage = new Stage(plan.database(), shape);
    likeness.names = stage.names();
    loop = loop();
    ledger.freeze(plan);
    stage.set(rds, production, run(), plan.deadline());
    ledger.created(
        Runs.RUN,
        StepName.RESTORE,
        new Created(stage.beside().arn(), stage.newId(), clock.instant()));
    done(StepName.SNAPSHOT);
    done(
        StepName.RESTORE,
        new RestoreAvailable(
            run().header(RestoreAvailable.class, stage.newId()),
            snapshot(),
            stage.beside(),
            stage.newId()));
    done(StepName.VERIFY, proof());
  }

  /** What is wired is what runs; each port behind {@link Trouble}. */
  private StepLoop loop() {
    Ledger records = trouble.at(Ledger.class, store);
    Mailbox box = trouble.at(Mailbox.class, mailbox);
    List<Object> reactions =
        new CutoverReactions(
                trouble.at(RdsGateway.class, rds),
                trouble.at(ProductionGateway.class, production),
                records,
                likeness,
                new Pace(Duration.ofSeconds(10), Duration.ofSeconds(10)))
            .all((run, intent, restored) -> endpointFinding, box, clock);
    return new StepLoop(
        "restore-verify-service",
        new Reactions(
            those(Reaction.class, reactions),
            those(BeginSteps.class, reactions),
            those(EndSteps.class, reactions)),
        new RunLedger(records),
        trouble.at(EventBus.class, bus),
        box,
        clock);
  }

  @SuppressWarnings("unchecked") // Reactions are of any message.
  private static <T, R extends T> List<R> those(Class<T> type, List<Object> reactions) {
    return reactions.stream().filter(type::isInstance).map(each -> (R) each).toList();
  }

  Run run() {
    return new Run(plan, ledger, "cause", clock.instant());
  }

  private SnapshotRef snapshot() {
    return new SnapshotRef(
        plan.database().kind(),
        Runs.ACCOUNT,
        plan.database().region(),
        "snaprelay-" + Runs.RUN + "-snapshot");
  }

  VerificationCompleted proof() {
    return new VerificationCompleted(
        run().header(VerificationCompleted.class, stage.newId()),
        stage.beside(),
        Verdict.PASSED,
        List.of(
            new CheckResult(
                "connects",
                "shop",
                CheckResult.Status.PASS,
                "a session",
                "a session",
                Duration.ofMillis(1),
                Optional.empty())));
  }

  private void done(StepName step, Event... events) {
    ledger.record(RunRecords.done(Runs.RUN, step, clock.instant(), events));
  }

  /** A database that belongs to somebody else. */
  static DatabaseState stranger(String name, String resourceId) {
    DatabaseState like = FakeRds.instance(Names.named(PRODUCTION, name), Map.of("whose", "theirs"));
    return new DatabaseState(
        like.ref(),
        resourceId,
        like.status(),
        like.settled(),
        like.lost(),
        like.endpoint(),
        like.masterSecretArn(),
        like.masterPasswordManaged(),
        like.engine(),
        like.engineVersion(),
        like.tags());
  }

  /** One delivery of the re-check of a step. */
  Disposition look(StepName step) {
    return deliver(Messages.write(new Recheck(Runs.RUN, step, plan.deadline(), Optional.empty())));
  }

  /** One of our own events, as EventBridge delivers it. */
  Disposition deliver(Event event) {
    ObjectNode envelope = Json.mapper().createObjectNode();
    envelope.put("id", event.header().eventId());
    envelope.put("source", Messages.SOURCE);
    envelope.put("detail-type", EventTypes.of(event).wireName());
    envelope.set("detail", EventJson.tree(event));
    return deliver(envelope.toString());
  }

  Disposition deliver(String body) {
    return loop.handle(new Delivery("message-1", body, clock.instant(), 1));
  }

  /** Looks again and again, and lets time and renames pass, until a step has ended. */
  CutoverBench until(StepName step) {
    for (int looks = 0; looks < 400 && state(step).isEmpty(); looks++) {
      look(step);
      production.pass();
      clock.advance(Duration.ofSeconds(30));
    }
    // Whoever was killed before the acknowledgement gets the message again.
    look(step);
    return this;
  }

  Optional<StepState> state(StepName step) {
    return ledger.step(Runs.RUN, step).map(StepRecord::state);
  }

  Optional<String> nameOf(String resourceId) {
    return found(resourceId).map(Whereabouts::name);
  }

  Optional<Whereabouts> found(String resourceId) {
    return production.find(stage.production(), resourceId);
  }

  /** Who answers under production's name. */
  Optional<String> holder() {
    return rds.database(stage.production()).map(DatabaseState::resourceId);
  }

  StepFailed failure() {
    return bus.published(StepFailed.class).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "No failure: %s, %s".formatted(bus.published(), production.calls())));
  }

  boolean completed() {
    return !bus.published(CutoverCompleted.class).isEmpty();
  }
}
