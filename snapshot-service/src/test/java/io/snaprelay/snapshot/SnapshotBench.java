package io.snaprelay.snapshot;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.events.RunStarted;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.retention.Retention;
import io.snaprelay.runtime.Pace;
import io.snaprelay.settings.SettingsGateway;
import io.snaprelay.settings.SettingsRecords;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.Run;
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

/** The whole service on fakes: real loop, real reactions, RDS and ledger in memory. */
final class SnapshotBench {
  static final Pace PACE = new Pace(Duration.ofSeconds(45), Duration.ofSeconds(60));
  static final DatabaseRef INVOICES =
      new DatabaseRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-west-1", "invoices-prod");

  final LoopBench loop = new LoopBench();
  final FakeRds rds = new FakeRds(loop.faults);
  final FakeSettings settings = new FakeSettings(rds, loop.faults);
  final SettingsRecords records = new SettingsRecords(loop.store);
  private RulesText rulesFiles = name -> file("/plans/" + name);
  private final SourceAccounts sources;
  private PlanText plans = () -> file("/plans/two-databases.yaml");

  /** Production is at home only. */
  SnapshotBench() {
    this(SourceAccounts.NONE);
  }

  /** Some of production is in other accounts. */
  SnapshotBench(SourceAccounts sources) {
    this.sources = sources;
    wire(rds, settings);
  }

  /** On another RDS than the fake one. */
  SnapshotBench(RdsGateway other, SettingsGateway ofIt) {
    this(other, ofIt, SourceAccounts.NONE);
  }

  SnapshotBench(RdsGateway other, SettingsGateway ofIt, SourceAccounts sources) {
    this.sources = sources;
    wire(other, ofIt);
  }

  private void wire(RdsGateway rds, SettingsGateway settings) {
    Account account = Account.of(Runs.ACCOUNT);
    MaskingRules rules = new MaskingRules(name -> rulesFiles.read(name), loop.store);
    Turns turns = new Turns(loop.store, loop.ledger, loop.clock);
    FreshSnapshot fresh = new FreshSnapshot(rds, PACE);
    SourceOfRun source =
        new SourceOfRun(
            fresh, new ChosenSnapshot(rds, loop.store, PACE), new ChosenPointInTime(rds, PACE));
    Selection selection = new Selection(rds, account, sources);
    letExpire(rds, account, selection);
    loop.with(
            new RequestRun(
                () -> plans.read(),
                loop.ledger,
                account,
                sources,
                selection,
                rules,
                turns,
                PACE,
                loop.clock))
        .with(
            new RequestRunOnRdsEvent(
                () -> plans.read(), rds, loop.ledger, account, sources, selection))
        .with(new StartDeadline())
        .with(new StartSnapshot(source, new SourceSettings(settings, records), PACE))
        .with(new FinishSnapshot(source))
        .with(new StartSanitizedSnapshot(fresh))
        .with(new FinishSanitizedSnapshot(fresh));
  }

  private void letExpire(RdsGateway rds, Account account, Selection selection) {
    Expiries expiries = new Expiries(loop.store);
    EndExpiry end = new EndExpiry(rds, loop.ledger, expiries, loop.bus, PACE, loop.clock);
    Retention retention = new Retention(rds, loop.store);
    ExpireSnapshots expire =
        new ExpireSnapshots(
            () -> plans.read(), selection, account, retention, expiries, end, loop.clock);
    loop.with(new ExpireAfterRun(loop.ledger, expire))
        .with(new ExpireAfterCopy(loop.ledger, expire));
  }

  /** The plan file is another one from now on. */
  SnapshotBench plans(PlanText text) {
    plans = text;
    return this;
  }

  /** The rules files are others from now on. */
  SnapshotBench rules(RulesText texts) {
    rulesFiles = texts;
    return this;
  }

  SnapshotBench plans(String resource) {
    return plans(() -> file(resource));
  }

  Disposition deliverFile(String name) {
    return loop.deliver(file("/events/" + name));
  }

  TriggerRecord record(String trigger) {
    return loop.ledger.trigger(trigger).orElseThrow();
  }

  /** Delivers {@code run-started} of a run that has been frozen. */
  Disposition start(FrozenPlan frozen) {
    return loop.deliver(
        new RunStarted(
            run(frozen).header(RunStarted.class, frozen.databaseName()),
            frozen.trigger(),
            frozen.planName(),
            frozen.database()));
  }

  Run run(FrozenPlan frozen) {
    return new Run(frozen, loop.ledger, "cause", loop.clock.instant());
  }

  Disposition recheck(FrozenPlan frozen) {
    return loop.deliver(
        new Recheck(frozen.run(), StepName.SNAPSHOT, frozen.deadline(), Optional.empty()));
  }

  Disposition rdsEvent(FrozenPlan frozen) {
    return loop.deliverRdsEvent("RDS-EVENT-0042", derived(frozen).arn(), loop.clock.instant());
  }

  SnapshotRef derived(FrozenPlan frozen) {
    return snapshot(run(frozen).resourceName(StepName.SNAPSHOT));
  }

  /** The run's own snapshot is in this state now. */
  void putOwn(FrozenPlan frozen, String status) {
    put(derived(frozen), status, tags(frozen.run()));
  }

  void put(SnapshotRef ref, String status, Map<String, String> tags) {
    rds.put(FakeRds.snapshot(ref, Runs.ORDERS.identifier(), status, tags));
  }

  /** A re-check of the step that waits, as often as it was sent. */
  long rechecksOf(StepName step) {
    return loop.mailbox.sent().stream()
        .filter(sent -> sent.body().contains("\"step\":\"" + step + "\""))
        .count();
  }

  static Map<String, String> tags(RunId run) {
    return new Ownership(run, StepName.SNAPSHOT, ResourceRole.SOURCE).tags();
  }

  static SnapshotRef snapshot(String identifier) {
    return new SnapshotRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, Runs.ORDERS.region(), identifier);
  }

  /** An available snapshot of orders-prod whose data are of a given time. */
  static SnapshotState available(String identifier, String type, Instant dataAsOf) {
    SnapshotState state =
        FakeRds.snapshot(
            snapshot(identifier), Runs.ORDERS.identifier(), "available", type, Map.of());
    SnapshotFacts facts = new SnapshotFacts("postgres", "17.11", dataAsOf, 20, Optional.empty());
    return new SnapshotState(
        state.ref(),
        state.databaseIdentifier(),
        state.status(),
        state.type(),
        state.percentProgress(),
        Optional.of(facts),
        state.kmsKeyArn(),
        state.tags());
  }

  static List<RunId> runs(TriggerRecord record) {
    return record.runs().stream().map(FrozenPlan::run).toList();
  }

  static String file(String resource) {
    try (InputStream in = SnapshotBench.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
