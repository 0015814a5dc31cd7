package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is refused of a restore in another account, on an RDS that notes each write. */
class OtherAccountPreflightTest {
  private RestoreBench bench;

  @Test
  void whereItIsLetInTheCopyIsRestoredBesideItself() {
    copyIn(Site.OTHER_ACCOUNT, copied().verified());

    assertEquals(
        List.of("restore " + bench.run().resourceName(StepName.RESTORE)), bench.rds.calls());
    assertEquals(Site.OTHER_ACCOUNT, RestorePlan.of(bench.run()).orElseThrow().target().account());
  }

  @Test
  void anAccountOfWhichNoNetworkIsKnownIsRefusedByName() {
    copyIn("999999999999", copied().verified());

    refusedWith(FailureCode.PLAN_NOT_EXECUTABLE, "999999999999", "other-accounts");
  }

  @Test
  void productionOfAnotherAccountIsNotCutOver() {
    copyIn(
        Site.OTHER_ACCOUNT,
        copied().verified().staying(Stays.restore(Mode.CUTOVER, false, Wanted.AS_IT_WAS)));

    refusedWith(FailureCode.PLAN_NOT_EXECUTABLE, Site.OTHER_ACCOUNT, "not cut over");
  }

  @Test
  void nothingIsMaskedInAnotherAccount() {
    copyIn(
        Site.OTHER_ACCOUNT,
        copied()
            .verified()
            .sanitized(new Sanitize("rules.yaml", Optional.empty(), List.of(), Optional.empty())));

    refusedWith(FailureCode.PLAN_NOT_EXECUTABLE, Site.OTHER_ACCOUNT, "masked");
  }

  /** The database may be up by now; what its copy has become since is nobody's business. */
  @Test
  void whatWasAskedForIsNotRefusedBecauseItsCopyHasGone() {
    copyIn(Site.OTHER_ACCOUNT, copied().verified());
    bench.rds.deleteSnapshot(copy(Site.OTHER_ACCOUNT));

    bench.loop.deliver(copied(Site.OTHER_ACCOUNT));

    assertEquals(Optional.empty(), bench.state(StepName.RESTORE));
  }

  @Test
  void theSnapshotOfADatabaseThatAnotherAccountHasIsRestoredInThatAccount() {
    takenIn(Site.OTHER_ACCOUNT);

    assertEquals(
        List.of("restore " + bench.run().resourceName(StepName.RESTORE)), bench.rds.calls());
    assertEquals(Site.OTHER_ACCOUNT, RestorePlan.of(bench.run()).orElseThrow().target().account());
  }

  @Test
  void anAccountWithDatabasesInWhichNothingIsRestoredIsRefusedByName() {
    takenIn("999999999999");

    refusedWith(FailureCode.PLAN_NOT_EXECUTABLE, "999999999999", "other-accounts");
  }

  private void takenIn(String account) {
    DatabaseRef theirs =
        new DatabaseRef(DatabaseKind.INSTANCE, account, "eu-west-1", "orders-prod");
    bench = new RestoreBench(Runs.nightly().of(theirs).verified().frozen());
    SnapshotRef taken =
        new SnapshotRef(
            DatabaseKind.INSTANCE,
            account,
            "eu-west-1",
            bench.run().resourceName(StepName.SNAPSHOT));
    SnapshotCreated created =
        new SnapshotCreated(
            bench.run().header(SnapshotCreated.class, taken.arn()),
            taken,
            Origin.SOURCE,
            theirs,
            FakeRds.FACTS);
    bench.done(StepName.SNAPSHOT, created);
    bench.rds.put(FakeRds.snapshot(taken, "orders-prod", "available", Map.of()));
    bench.loop.deliver(created);
  }

  private static Runs copied() {
    return Runs.nightly()
        .copiedTo(
            new Copy("eu-central-1", Optional.of("alias/vault"), Optional.of(Site.OTHER_ACCOUNT)));
  }

  private void copyIn(String account, Runs plan) {
    bench = new RestoreBench(plan.frozen());
    bench.done(StepName.SNAPSHOT, bench.sourceCreated());
    bench.done(StepName.COPY, copied(account));
    bench.rds.put(FakeRds.snapshot(copy(account), "orders-prod", "available", Map.of()));
    bench.loop.deliver(copied(account));
  }

  private static SnapshotRef copy(String account) {
    return new SnapshotRef(
        DatabaseKind.INSTANCE, account, "eu-central-1", "snaprelay-" + Runs.RUN + "-copy");
  }

  private CopyCompleted copied(String account) {
    return new CopyCompleted(
        bench.run().header(CopyCompleted.class, copy(account).arn()),
        bench.sourceCreated().snapshot(),
        copy(account),
        Origin.COPY,
        FakeRds.FACTS);
  }

  private void refusedWith(FailureCode code, String... words) {
    assertEquals(code, bench.failure().code());
    for (String word : words) {
      assertTrue(bench.failure().detail().contains(word), bench.failure().detail());
    }
    assertEquals(List.of(), bench.rds.calls());
  }
}
