package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens to a database that is to stay before it is proved. */
class StayTest {
  private static final String RESTORED = "restore " + RestoreBench.TEMPORARY.identifier();
  private static final Restore BESIDE =
      Stays.restore(Mode.NEW, false, Stays.beside(Optional.of("no-parameters")));

  @Test
  void allThatIsMissingIsToldBeforeAnythingIsCreated() {
    RestoreBench bench = Stays.bench(BESIDE);
    bench.settings.without("no-parameters").vpcOf("beside", "vpc-2");
    bench.rds.put(FakeRds.instance(Stays.HOME, Map.of()));

    bench.loop.deliver(bench.copyCompleted());

    assertEquals(FailureCode.PREFLIGHT_FAILED, bench.failure().code());
    assertEquals(
        "no-parameters does not exist in eu-central-1; "
            + Stays.HOME.arn()
            + " exists already: choose another restore.name; "
            + "the DB subnet group beside is in vpc-2, and whoever proves is in vpc-1",
        bench.failure().detail());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void securityGroupsOfTheSourcesRegionAreNotTakenToAnother() {
    RestoreBench bench = Stays.bench(Stays.restore(Mode.DR, true, Wanted.AS_IT_WAS));

    bench.loop.deliver(bench.copyCompleted());

    assertEquals(FailureCode.PREFLIGHT_FAILED, bench.failure().code());
    assertTrue(bench.failure().detail().contains("restore.settings.securityGroups"));
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void onceItWasAskedForAStrangerUnderTheNameDoesNotStopTheRestore() {
    RestoreBench bench = Stays.bench(BESIDE);
    bench.loop.deliver(bench.copyCompleted());
    bench.rds.put(FakeRds.instance(Stays.HOME, Map.of()));

    bench.loop.deliver(bench.copyCompleted());

    assertEquals(List.of(RESTORED), bench.rds.calls());
    assertEquals(List.of(), bench.loop.bus.published());
  }

  @Test
  void settingsThatTheRestoreCouldNotGiveComeBeforeTheProof() {
    RestoreBench bench = Stays.bench(BESIDE).restoring(RestoreBench.settled());
    bench.settings.put(RestoreBench.RESOURCE_ID, Map.of("instanceClass", "db.t3.micro"));

    bench.recheck(StepName.RESTORE);
    assertEquals(List.of(), bench.loop.bus.published());
    bench.recheck(StepName.RESTORE);

    assertEquals(1, bench.loop.bus.published(RestoreAvailable.class).size());
    assertEquals(1, bench.settings.calls().size());
    assertTrue(bench.settings.calls().get(0).contains("instanceClass=db.r6g.large"));
  }

  @Test
  void aDrillIsDeletedOnceItIsProvedAndKeepsWhatDiffered() {
    RestoreBench bench = Stays.bench(Stays.restore(Mode.DR, true, Stays.beside(Optional.empty())));
    bench.restoring(RestoreBench.settled());
    bench.recheck(StepName.RESTORE);
    bench.recheck(StepName.RESTORE);
    bench.verified(Verdict.PASSED);

    bench.loop.deliver(bench.verificationCompleted(Verdict.PASSED));

    assertFalse(bench.run().steps().contains(StepName.PROMOTE));
    assertEquals(
        List.of("deleteDatabase " + RestoreBench.TEMPORARY.identifier()), bench.rds.calls());
    assertTrue(bench.loop.store.read(LedgerKeys.evidence(Runs.RUN, "settings.json")).isPresent());
  }

  @Test
  void whereNobodyLogsInThePasswordStaysWhatItWas() {
    RestoreBench bench =
        new RestoreBench(
                Runs.nightly().copiedTo("eu-central-1", "alias/dr").staying(BESIDE).frozen())
            .withSnapshots()
            .restoring("available");
    bench.rds.put(RestoreBench.unmanaged());

    bench.recheck(StepName.RESTORE);
    bench.recheck(StepName.RESTORE);

    assertEquals(1, bench.loop.bus.published(RestoreAvailable.class).size());
    assertEquals(List.of(), bench.rds.calls());
  }
}
