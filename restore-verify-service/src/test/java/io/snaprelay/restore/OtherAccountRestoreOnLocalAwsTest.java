package io.snaprelay.restore;

import static io.snaprelay.restore.VaultOnLocalAws.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.DatabasePromoted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From a copy that lies in another account to the verdict about it, over AWS's wire protocol, with
 * sessions of the role of that account. All RDS events of both accounts are lost.
 */
class OtherAccountRestoreOnLocalAwsTest {
  private VaultOnLocalAws world;
  private RestoreBench bench;

  @AfterEach
  void close() {
    world.close();
  }

  private void start(String plan, DatabaseKind kind) throws Exception {
    world = new VaultOnLocalAws(getClass(), Runs.ACCOUNT);
    world.createProduction(kind);
    bench = world.run(plan, kind);
    world.copy();
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void aCopyIsRestoredProvedAndDeletedWhereItLies(DatabaseKind kind) throws Exception {
    start("rehearsal", kind);
    List<String> production = world.instances(Runs.ACCOUNT);

    world.begin();
    RestoreAvailable there = world.pass(StepName.RESTORE, RestoreAvailable.class);
    VerificationCompleted proof = world.pass(StepName.VERIFY, VerificationCompleted.class);
    world.pass(StepName.CLEAN_UP, TemporaryDatabaseDeleted.class);

    assertEquals(VAULT, there.temporary().account());
    assertEquals(Verdict.PASSED, proof.verdict());
    assertEquals("1000", rows(proof));
    assertEquals(List.of(), world.instances(VAULT));
    assertEquals(List.of(), world.clusters(VAULT));
    assertEquals(production, world.instances(Runs.ACCOUNT));
    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
  }

  /** The rows of the only table, as the proof has counted them there. */
  private String rows(VerificationCompleted proof) {
    assertTrue(
        proof.checks().stream().noneMatch(it -> it.status() == CheckResult.Status.FAIL),
        proof.checks().toString());
    return new Proofs(bench.loop.store)
        .of(Runs.RUN).orElseThrow().tables().stream()
            .filter(table -> table.table().matches("public[.](orders|entries)"))
            .map(table -> String.valueOf(table.rows()))
            .findFirst()
            .orElse("none");
  }

  @Test
  void aCopyBecomesADatabaseThatStaysThereWithProductionsSettings() throws Exception {
    start("beside", DatabaseKind.INSTANCE);

    world.begin();
    world.pass(StepName.RESTORE, RestoreAvailable.class);
    world.pass(StepName.VERIFY, VerificationCompleted.class);
    DatabasePromoted promoted = world.pass(StepName.PROMOTE, DatabasePromoted.class);
    bench.recheck(StepName.CLEAN_UP);

    assertEquals(
        "arn:aws:rds:eu-west-1:222222222222:db:orders-restored", promoted.database().arn());
    assertEquals(List.of("orders-restored"), world.instances(VAULT));
    assertEquals(List.of("orders-prod"), world.instances(Runs.ACCOUNT));
    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CLEAN_UP));
    assertEquals(
        Map.of(
            "encrypted", "RDS takes it from the snapshot",
            "kmsKey", "RDS takes it from the snapshot",
            "managedPassword", "RDS does not restore it",
            "securityGroups", "the plan wants it"),
        LedgerOnLocalAws.reasons(promoted));
  }

  @Test
  void anAccountThatDoesNotTrustUsFailsTheStepAndItsRoleIsNamed() throws Exception {
    world = new VaultOnLocalAws(getClass(), "333333333333");
    bench = world.run("vault", DatabaseKind.INSTANCE);
    bench.loop.receivedTimes(11);

    world.begin();

    assertEquals(FailureCode.ACCESS_DENIED, bench.failure().code());
    String detail = bench.failure().detail();
    assertTrue(detail.contains("arn:aws:iam::222222222222:role/snaprelay-restore"), detail);
    assertEquals(List.of(), world.instances(VAULT));
  }

  @Test
  void aCopyThatIsNotThereIsRefusedBeforeAnythingIsAskedFor() throws Exception {
    world = new VaultOnLocalAws(getClass(), Runs.ACCOUNT);
    bench = world.run("vault", DatabaseKind.INSTANCE);

    world.begin();

    assertEquals(FailureCode.SNAPSHOT_NOT_FOUND, bench.failure().code());
    assertTrue(bench.failure().detail().contains(VAULT), bench.failure().detail());
    assertEquals(Optional.empty(), bench.run().created(StepName.RESTORE));
    assertEquals(List.of(), world.instances(VAULT));
  }

  /** It is theirs, whatever its name says: neither the restore nor any clean-up touches it. */
  @Test
  void aDatabaseOfThatAccountUnderTheDerivedNameIsNeverTouched() throws Exception {
    world = new VaultOnLocalAws(getClass(), Runs.ACCOUNT);
    bench = world.run("vault", DatabaseKind.INSTANCE);
    world.createForeign(bench.run().resourceName(StepName.RESTORE));
    world.copyOf(bench.run().resourceName(StepName.RESTORE));

    world.begin();
    StepFailed failed = bench.failure();
    bench.loop.deliver(failed);
    bench.recheck(StepName.CLEAN_UP);

    assertEquals(FailureCode.NAME_TAKEN, failed.code());
    assertEquals(List.of(bench.run().resourceName(StepName.RESTORE)), world.instances(VAULT));
  }
}
