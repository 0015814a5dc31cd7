package io.snaprelay.restore;

import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.settings.CapturedMember;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs whose Aurora cluster is to stay beside its source, which has a writer and a reader. */
final class ClusterStays {
  static final String REGION = "eu-central-1";
  static final DatabaseRef HOME = ref(DatabaseKind.CLUSTER, "ledger-beside");
  static final DatabaseRef CLUSTER = made(DatabaseKind.CLUSTER, StepName.RESTORE);
  static final DatabaseRef WRITER = made(DatabaseKind.INSTANCE, StepName.restoreMember(1));
  static final DatabaseRef READER = made(DatabaseKind.INSTANCE, StepName.restoreMember(2));

  private ClusterStays() {}

  /** Its snapshots exist, and its source was captured. */
  static RestoreBench bench(boolean drill, Optional<String> instanceClass) {
    Restore restore =
        new Restore(
            drill ? Mode.DR : Mode.NEW,
            Approval.MANUAL,
            Optional.empty(),
            drill,
            wanted(instanceClass),
            null);
    RestoreBench bench =
        new RestoreBench(
                Runs.copiedAndVerified().of(DatabaseKind.CLUSTER).staying(restore).frozen())
            .withSnapshots();
    bench.records.keep(Runs.RUN, captured(bench));
    return bench;
  }

  private static Wanted wanted(Optional<String> instanceClass) {
    return new Wanted(
        Optional.of(HOME.identifier()),
        Optional.empty(),
        instanceClass,
        Optional.of("beside"),
        List.of("sg-beside"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static CapturedSettings captured(RestoreBench bench) {
    return CapturedSettings.of(
            Runs.LEDGER,
            "cluster-LEDGER",
            bench.now(),
            Map.of("backupDays", "7", "securityGroups", "sg-beside"),
            Map.of("owner", "ops"))
        .with(List.of(member("a", "db.r6g.xlarge", "0"), member("b", "db.r6g.large", "15")));
  }

  private static CapturedMember member(String name, String instanceClass, String tier) {
    return CapturedMember.of(
        "ledger-prod-" + name,
        "db-" + name,
        Map.of("instanceClass", instanceClass, "promotionTier", tier, "maintenanceWindow", "tue"),
        Map.of("serves", name));
  }

  /** All of it is restored, and its proof has said this. */
  static RestoreBench proved(Verdict verdict) {
    RestoreBench bench = bench(false, Optional.empty());
    bench.gate.open(Runs.RUN, StepName.RESTORE);
    create(bench, FakeRds.instance(CLUSTER, tags(StepName.RESTORE)), StepName.RESTORE);
    int number = 0;
    for (DatabaseRef member : List.of(WRITER, READER)) {
      StepName step = StepName.restoreMember(++number);
      DatabaseState state = FakeRds.instance(member, tags(step));
      create(bench, state, step);
      bench.rds.put(state, CLUSTER);
    }
    bench.settings.put(id(CLUSTER), Map.of("backupDays", "1", "securityGroups", "sg-beside"));
    bench.settings.put(id(WRITER), settings("db.r6g.xlarge", "0"));
    bench.settings.put(id(READER), settings("db.r6g.large", "15"));
    bench.done(StepName.RESTORE, bench.restoreAvailable());
    return bench.verified(verdict);
  }

  private static Map<String, String> settings(String instanceClass, String tier) {
    return Map.of(
        "instanceClass", instanceClass, "promotionTier", tier, "maintenanceWindow", "sun");
  }

  private static void create(RestoreBench bench, DatabaseState state, StepName step) {
    bench.rds.put(state);
    bench.loop.ledger.created(
        Runs.RUN, step, new Created(state.ref().arn(), state.resourceId(), bench.now()));
  }

  static String id(DatabaseRef ref) {
    return FakeRds.instance(ref, Map.of()).resourceId();
  }

  static Map<String, String> tags(StepName step) {
    return new Ownership(Runs.RUN, step, ResourceRole.TEMPORARY).tags();
  }

  static DatabaseRef instance(String identifier) {
    return ref(DatabaseKind.INSTANCE, identifier);
  }

  private static DatabaseRef made(DatabaseKind kind, StepName step) {
    return ref(kind, "snaprelay-" + Runs.RUN + "-" + step);
  }

  private static DatabaseRef ref(DatabaseKind kind, String identifier) {
    return new DatabaseRef(kind, Runs.ACCOUNT, REGION, identifier);
  }
}
