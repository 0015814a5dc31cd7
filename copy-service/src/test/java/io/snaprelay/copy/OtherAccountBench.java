package io.snaprelay.copy;

import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.StepFailed;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Copy;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Recheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run with copies into the account 222222222222, whose keys are as a test wants them. */
final class OtherAccountBench {
  static final String THEIRS = "222222222222";
  static final String HERE = "eu-west-1";
  static final String THERE = "eu-central-1";
  static final String PRODUCTION = "arn:aws:kms:eu-west-1:111111111111:key/prod";
  static final String VAULT = "arn:aws:kms:%s:222222222222:key/vault";
  static final String TRANSIT = "arn:aws:kms:%s:111111111111:key/transit";

  final CopyBench copies;

  OtherAccountBench(Runs plan) {
    this(plan, true);
  }

  /**
   * @param taken whether the run has made its source itself
   */
  OtherAccountBench(Runs plan, boolean taken) {
    copies = new CopyBench(plan.frozen(), Optional.of(PRODUCTION));
    productionIs(false);
    for (String region : List.of(HERE, THERE)) {
      copies.kms.put(THEIRS, region, "alias/vault", new KmsKey(VAULT.formatted(region), "Enabled"));
      KmsKey transit = new KmsKey(TRANSIT.formatted(region), "Enabled");
      copies.kms.put(region, CopyParts.TRANSIT_KEY, transit);
      copies.kms.put(region, TRANSIT.formatted(region), transit);
    }
    putSource();
    if (taken) {
      taken();
    }
  }

  static Runs into(String region) {
    return Runs.nightly().copiedTo(target(Optional.empty(), region));
  }

  static Copy target(Optional<String> name, String region) {
    return new Copy(
        name,
        region,
        Optional.of(THEIRS),
        Optional.of("alias/vault"),
        Optional.empty(),
        Optional.empty());
  }

  OtherAccountBench productionIs(boolean managedByAws) {
    copies.kms.put(HERE, PRODUCTION, new KmsKey(PRODUCTION, "Enabled", managedByAws));
    return this;
  }

  private void taken() {
    String arn = copies.source().arn();
    copies.loop.ledger.created(
        copies.plan.run(), StepName.SNAPSHOT, new Created(arn, arn, copies.loop.clock.instant()));
  }

  private void putSource() {
    put(copies.source(), "available", PRODUCTION, Map.of());
  }

  Disposition start() {
    return copies.start();
  }

  Disposition recheck() {
    return recheck(StepName.COPY);
  }

  Disposition recheck(StepName step) {
    return copies.loop.deliver(
        new Recheck(copies.plan.run(), step, copies.plan.deadline(), Optional.empty()));
  }

  SnapshotRef target(StepName step) {
    String region = Copies.of(copies.plan.plan()).madeBy(step).orElseThrow().region();
    return new SnapshotRef(Runs.ORDERS.kind(), THEIRS, region, copies.run().resourceName(step));
  }

  SnapshotRef transit() {
    SnapshotRef target = target(StepName.COPY);
    return new SnapshotRef(
        target.kind(),
        Runs.ACCOUNT,
        target.region(),
        copies.run().resourceName(StepName.COPY.transit()));
  }

  void put(SnapshotRef ref, String status, String key, Map<String, String> tags) {
    copies.rds.put(
        new SnapshotState(
            ref,
            Runs.ORDERS.identifier(),
            status,
            "manual",
            status.equals("available") ? 100 : 0,
            Optional.of(
                new SnapshotFacts(
                    "postgres", "17.11", FakeRds.FACTS.dataAsOf(), 20, Optional.of(key))),
            Optional.of(key),
            tags));
  }

  void complete(StepName step) {
    SnapshotRef ref = target(step);
    put(
        ref,
        "available",
        VAULT.formatted(ref.region()),
        new Ownership(copies.plan.run(), step, ResourceRole.COPY).tags());
  }

  void completeTransit() {
    SnapshotState now = copies.rds.snapshot(transit()).orElseThrow();
    put(now.ref(), "available", TRANSIT.formatted(now.ref().region()), now.tags());
  }

  List<String> letIn(SnapshotRef snapshot) {
    return copies.rds.sharedWith(snapshot);
  }

  List<CopyCompleted> completed() {
    return copies.completed();
  }

  List<StepFailed> failures() {
    return copies.failures();
  }

  List<String> calls() {
    String run = "snaprelay-" + copies.plan.run() + "-";
    return copies.rds.calls().stream().map(call -> call.replace(run, "")).toList();
  }
}
