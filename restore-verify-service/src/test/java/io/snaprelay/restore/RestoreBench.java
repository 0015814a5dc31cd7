package io.snaprelay.restore;

import io.snaprelay.database.CreationGate;
import io.snaprelay.database.Servers;
import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.Event;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.settings.SettingsRecords;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.FakeProduction;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.FakeSettings;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Recheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole service on fakes: the real loop, the real reactions, an RDS that does as it is told.
 */
final class RestoreBench {
  static final Pace PACE = new Pace(Duration.ofSeconds(30), Duration.ofSeconds(20));
  static final SnapshotRef SOURCE = snapshot("eu-west-1", "snapshot");
  static final SnapshotRef COPY = snapshot("eu-central-1", "copy");
  static final DatabaseRef TEMPORARY =
      new DatabaseRef(
          DatabaseKind.INSTANCE,
          Runs.ACCOUNT,
          "eu-central-1",
          "snaprelay-" + Runs.RUN + "-restore");
  static final String RESOURCE_ID = "db-SNAPRELAY-TEMPORARY";
  static final String SECRET = "arn:aws:secretsmanager:eu-central-1:111111111111:secret:rds!db-1";
  static final Map<String, String> OUR_TAGS =
      new Ownership(Runs.RUN, StepName.RESTORE, ResourceRole.TEMPORARY).tags();

  private SnapshotFacts facts = FakeRds.FACTS;
  final LoopBench loop = new LoopBench();
  final FakeRds rds = new FakeRds(loop.faults);
  final ScriptedServers servers = new ScriptedServers();
  final StartRestore restore;
  final CreationGate gate;
  final FakeProduction production = new FakeProduction(rds, loop.faults);
  final FakeSettings settings = new FakeSettings(rds, loop.faults);
  final KeysAndSecrets keysAndSecrets = new KeysAndSecrets();
  final SettingsRecords records = new SettingsRecords(loop.store);
  final PromotionGate promotion;
  private final FrozenPlan plan;

  RestoreBench(FrozenPlan plan) {
    this(plan, Optional.empty());
  }

  /** On another RDS than the fake one. */
  RestoreBench(FrozenPlan plan, RdsGateway rds, Servers servers) {
    this(plan, Optional.of(new Ports(rds, servers, null, null)));
  }

  /** On another RDS than the fake one, with databases that stay. */
  RestoreBench(FrozenPlan plan, Ports ports) {
    this(plan, Optional.of(ports));
  }

  private RestoreBench(FrozenPlan plan, Optional<Ports> other) {
    this.plan = plan;
    Ports ports =
        other.orElse(new Ports(rds, servers, production, settings, keysAndSecrets, keysAndSecrets));
    Wiring wiring = new Wiring(loop, ports);
    gate = wiring.gate;
    promotion = wiring.promotion;
    restore = wiring.restore();
    if (ports.production() != null) {
      wiring.cutover();
    }
    loop.begun(plan);
  }

  /** A run whose copy is about to be restored. */
  static RestoreBench ofACopy() {
    return new RestoreBench(Runs.copiedAndVerified().frozen()).withSnapshots();
  }

  /** Both snapshots exist, and their steps are recorded. */
  RestoreBench withSnapshots() {
    String database = plan.database().identifier();
    rds.put(FakeRds.snapshot(ofKind(SOURCE), database, "available", Map.of()));
    rds.put(FakeRds.snapshot(ofKind(COPY), database, "available", Map.of()));
    return recordSnapshots();
  }

  /** What its snapshots are said to be of. */
  RestoreBench of(SnapshotFacts other) {
    facts = other;
    return this;
  }

  /** The steps of both snapshots are recorded. */
  RestoreBench recordSnapshots() {
    done(StepName.SNAPSHOT, sourceCreated());
    if (run().steps().contains(StepName.COPY)) {
      done(StepName.COPY, copyCompleted());
    }
    return this;
  }

  /** RDS was asked for the temporary database, and answered. */
  RestoreBench restoring(String status) {
    return restoring(database(status, RESOURCE_ID, OUR_TAGS));
  }

  RestoreBench restoring(DatabaseState state) {
    gate.open(Runs.RUN, StepName.RESTORE);
    rds.put(state);
    loop.ledger.created(
        Runs.RUN, StepName.RESTORE, new Created(TEMPORARY.arn(), RESOURCE_ID, now()));
    return this;
  }

  /** The temporary database can be proved. */
  RestoreBench restored() {
    restoring(settled());
    done(StepName.RESTORE, restoreAvailable());
    return this;
  }

  /** The proof has said this. */
  RestoreBench verified(Verdict verdict) {
    done(StepName.VERIFY, verificationCompleted(verdict));
    return this;
  }

  void done(StepName step, Event event) {
    loop.ledger.record(record(step, StepState.DONE, Optional.empty(), List.of(event)));
  }

  void failed(StepName step, FailureCode code) {
    loop.ledger.record(record(step, StepState.FAILED, Optional.of(code), List.of()));
  }

  private StepRecord record(
      StepName step, StepState state, Optional<FailureCode> code, List<Event> events) {
    return new StepRecord(
        Runs.RUN, step, state, now(), "test", Optional.empty(), code, StepRecord.emitted(events));
  }

  Run run() {
    return new Run(plan, loop.ledger, "cause", now());
  }

  Instant now() {
    return loop.clock.instant();
  }

  Disposition recheck(StepName step) {
    return loop.deliver(new Recheck(Runs.RUN, step, plan.deadline(), Optional.empty()));
  }

  /** Delivers a file of {@code src/test/resources/events}. */
  Disposition deliverFile(String situation) {
    try (InputStream file = getClass().getResourceAsStream("/events/" + situation + ".json")) {
      return loop.deliver(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<DatabaseState> temporary() {
    return rds.database(TEMPORARY);
  }

  Optional<StepState> state(StepName step) {
    return loop.ledger.step(Runs.RUN, step).map(StepRecord::state);
  }

  /** The only failure that was published. */
  StepFailed failure() {
    List<StepFailed> failures = loop.bus.published(StepFailed.class);
    if (failures.size() != 1) {
      throw new AssertionError("Not one failure: " + failures);
    }
    return failures.get(0);
  }

  SnapshotCreated sourceCreated() {
    SnapshotRef source = ofKind(SOURCE);
    return new SnapshotCreated(
        run().header(SnapshotCreated.class, source.arn()),
        source,
        Origin.SOURCE,
        plan.database(),
        facts);
  }

  CopyCompleted copyCompleted() {
    SnapshotRef copy = ofKind(COPY);
    return new CopyCompleted(
        run().header(CopyCompleted.class, copy.arn()), ofKind(SOURCE), copy, Origin.COPY, facts);
  }

  RestoreAvailable restoreAvailable() {
    return new RestoreAvailable(
        run().header(RestoreAvailable.class, RESOURCE_ID), COPY, TEMPORARY, RESOURCE_ID);
  }

  VerificationCompleted verificationCompleted(Verdict verdict) {
    return new VerificationCompleted(
        run().header(VerificationCompleted.class, RESOURCE_ID),
        TEMPORARY,
        verdict,
        List.of(Results.of(verdict)));
  }

  StepFailed stepFailed(StepName step, FailureCode code) {
    return new StepFailed(
        run().header(StepFailed.class, step.value()), step, "test", code, "detail", "as it was");
  }

  static DatabaseState database(String status, String resourceId, Map<String, String> tags) {
    return state(status, resourceId, tags, false, Optional.empty());
  }

  static DatabaseState settled() {
    return state("available", RESOURCE_ID, OUR_TAGS, true, Optional.of(SECRET));
  }

  /** At rest, with the password that its snapshot brought along. */
  static DatabaseState unmanaged() {
    return state("available", RESOURCE_ID, OUR_TAGS, false, Optional.of(SECRET));
  }

  static DatabaseState managed(String status) {
    return state(status, RESOURCE_ID, OUR_TAGS, true, Optional.empty());
  }

  private static DatabaseState state(
      String status,
      String resourceId,
      Map<String, String> tags,
      boolean managed,
      Optional<String> secret) {
    boolean lost = status.startsWith("incompatible") || status.equals("failed");
    return new DatabaseState(
        TEMPORARY,
        resourceId,
        status,
        secret.isPresent(),
        lost,
        Optional.of(new DatabaseState.Endpoint("localhost", 5432)),
        secret,
        managed,
        "postgres",
        "17.11",
        tags);
  }

  /** The snapshot of that name, if the run is of a database of another kind. */
  private SnapshotRef ofKind(SnapshotRef any) {
    DatabaseKind kind = plan.database().kind();
    return new SnapshotRef(kind, any.account(), any.region(), any.identifier());
  }

  private static SnapshotRef snapshot(String region, String step) {
    return new SnapshotRef(
        DatabaseKind.INSTANCE, Runs.ACCOUNT, region, "snaprelay-" + Runs.RUN + "-" + step);
  }
}
