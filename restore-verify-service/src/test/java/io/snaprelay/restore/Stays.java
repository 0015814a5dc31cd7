package io.snaprelay.restore;

import io.snaprelay.events.Verdict;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs whose database is to stay. */
final class Stays {
  static final DatabaseRef HOME = named("orders-beside");

  private Stays() {}

  /** A database that is restored beside its source, and what its proof has said. */
  static RestoreBench proved(Verdict verdict) {
    Wanted beside = beside(Optional.empty());
    RestoreBench bench = bench(restore(Mode.NEW, false, beside));
    bench.settings.put(
        RestoreBench.RESOURCE_ID, Map.of("backupDays", "0", "securityGroups", "sg-beside"));
    return bench.restored().verified(verdict);
  }

  /** Under its own name and in its own security group. */
  static Wanted beside(Optional<String> parameterGroup) {
    return new Wanted(
        Optional.of(HOME.identifier()),
        Optional.empty(),
        Optional.of("db.r6g.large"),
        Optional.of("beside"),
        List.of("sg-beside"),
        parameterGroup,
        Optional.empty(),
        Optional.empty());
  }

  static Restore restore(Mode mode, boolean drill, Wanted wanted) {
    return new Restore(mode, Approval.MANUAL, Optional.empty(), drill, wanted, null);
  }

  /** A run whose snapshots exist and whose source was captured. */
  static RestoreBench bench(Restore restore) {
    FrozenPlan plan = Runs.copiedAndVerified().staying(restore).frozen();
    RestoreBench bench = new RestoreBench(plan).withSnapshots();
    bench.records.keep(
        Runs.RUN,
        CapturedSettings.of(
            Runs.ORDERS,
            "db-ORDERS",
            bench.now(),
            Map.of("backupDays", "7", "multiAz", "true", "securityGroups", "sg-beside"),
            Map.of("owner", "ops", "aws:rds", "x")));
    return bench;
  }

  static DatabaseRef named(String identifier) {
    return new DatabaseRef(
        DatabaseKind.INSTANCE, Runs.ACCOUNT, RestoreBench.TEMPORARY.region(), identifier);
  }
}
