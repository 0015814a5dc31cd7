package io.snaprelay.step.testing;

import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Steps;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What runs leave behind: snapshots in RDS and, in the ledger, their records and proofs. */
public final class Stock {
  private static final Map<StepName, ResourceRole> ROLES =
      Map.of(
          StepName.SNAPSHOT, ResourceRole.SOURCE,
          StepName.SANITIZED_SNAPSHOT, ResourceRole.SANITIZED,
          StepName.SANITIZED_COPY, ResourceRole.SANITIZED);

  private final FakeRds rds;
  private final RunRecords records;
  private final RunLedger ledger;

  public Stock(FakeRds rds, Ledger store) {
    this.rds = rds;
    this.records = new RunRecords(store);
    this.ledger = new RunLedger(store);
  }

  /** A run has completed, and what it proved has passed. The data are of that moment. */
  public FrozenPlan ran(Runs plan, String moment) {
    FrozenPlan run = begun(plan, moment);
    records.completed(run, Instant.parse(moment));
    return run;
  }

  /** A run has made all of its snapshots, and is still open. */
  public FrozenPlan begun(Runs plan, String moment) {
    FrozenPlan run = plan.frozen(moment);
    ledger.freeze(run);
    Steps.of(run).names().stream()
        .filter(step -> role(step).isPresent())
        .forEach(step -> made(run, step, moment));
    return run;
  }

  /** A proof of one of a run's snapshots, an hour after its data. */
  public void proved(FrozenPlan run, StepName step, Verdict verdict, String moment) {
    records.proved(run, ref(run, step), verdict, Instant.parse(moment));
  }

  /** Where a step's snapshot stands. */
  public static SnapshotRef ref(FrozenPlan run, StepName step) {
    Copies copies = Copies.of(run.plan());
    Optional<Copy> copy = copies.madeBy(step.equals(StepName.SNAPSHOT) ? step : made(run, step));
    String home = run.database().account();
    return new SnapshotRef(
        run.database().kind(),
        copy.map(it -> copies.account(it, home)).orElse(home),
        copy.map(Copy::region).orElse(run.database().region()),
        new ResourceName(run.run(), step).value());
  }

  /** The copy itself, or the one that what was masked lies beside. */
  private static StepName made(FrozenPlan run, StepName step) {
    return step.isCopy() ? step : Steps.given(run.plan());
  }

  private static Optional<ResourceRole> role(StepName step) {
    return step.isCopy() ? Optional.of(ResourceRole.COPY) : Optional.ofNullable(ROLES.get(step));
  }

  /** The snapshot bears one more tag. */
  public void tag(SnapshotRef snapshot, String key, String value) {
    SnapshotState old = rds.snapshot(snapshot).orElseThrow();
    Map<String, String> tags = new HashMap<>(old.tags());
    tags.put(key, value);
    rds.put(changed(old, old.status(), old.type(), tags));
  }

  /** Somebody holds the snapshot. */
  public void hold(SnapshotRef snapshot, String value) {
    tag(snapshot, TagKeys.LEGAL_HOLD, value);
  }

  /** RDS now says so of the snapshot. */
  public void become(SnapshotRef snapshot, String status) {
    SnapshotState old = rds.snapshot(snapshot).orElseThrow();
    rds.put(changed(old, status, old.type(), old.tags()));
  }

  /** The same snapshot, otherwise described. */
  public static SnapshotState changed(
      SnapshotState old, String status, String type, Map<String, String> tags) {
    return new SnapshotState(
        old.ref(),
        old.databaseIdentifier(),
        status,
        type,
        old.percentProgress(),
        old.facts(),
        old.kmsKeyArn(),
        tags);
  }

  private void made(FrozenPlan run, StepName step, String moment) {
    SnapshotRef ref = ref(run, step);
    ResourceRole role = role(step).orElseThrow();
    boolean masked = role == ResourceRole.SANITIZED;
    String database =
        masked
            ? new ResourceName(run.run(), StepName.RESTORE).value()
            : run.database().identifier();
    SnapshotState plain =
        FakeRds.snapshot(ref, database, "available", new Ownership(run.run(), step, role).tags());
    rds.put(
        new SnapshotState(
            ref,
            database,
            plain.status(),
            plain.type(),
            100,
            Optional.of(
                new SnapshotFacts(
                    "postgres", "17.11", Instant.parse(moment), 20, Optional.empty())),
            plain.kmsKeyArn(),
            plain.tags()));
    records.created(run, step, ref, Instant.parse(moment));
  }
}
