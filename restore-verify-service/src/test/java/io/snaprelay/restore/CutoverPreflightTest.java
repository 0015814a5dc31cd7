package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.rds.Surroundings;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a restore for a cutover looks at before it is paid for, and what it leaves alone. */
class CutoverPreflightTest {
  private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:app";
  private static final String KEY = "arn:aws:kms:eu-west-1:111111111111:key/1";
  private static final DatabaseRef CANDIDATE =
      new DatabaseRef(
          DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-west-1", "snaprelay-" + Runs.RUN + "-restore");

  private RestoreBench bench = cutover(SECRET);

  @Test
  void ifNothingIsInTheWayItIsRestoredBesideProduction() {
    begin();

    assertEquals(List.of("restore " + CANDIDATE.identifier()), bench.rds.calls());
    assertEquals(List.of(), bench.production.calls());
  }

  @Test
  void everythingThatIsInTheWayIsToldAtOnceAndNothingIsCreated() {
    bench.rds.put(encrypted("copying"));
    bench.keysAndSecrets.keyIs(KEY, "PendingDeletion");
    bench.keysAndSecrets.holdsNoLogin(SECRET);
    bench.settings.without("orders-pg17");
    bench.production.surround(
        Runs.ORDERS,
        new Surroundings(
            List.of("orders-replica"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of("orders-proxy"),
            List.of("orders-green"),
            List.of(),
            7,
            false,
            List.of(new Surroundings.Quota("DB instances", 39, 40, 2))));
    bench.rds.put(FakeRds.instance(named("orders-prod-retired"), Map.of()));

    begin();

    for (String each :
        List.of(
            "is copying",
            KEY + " of the snapshot is PendingDeletion",
            "has no username and password",
            "orders-pg17 does not exist",
            "orders-replica",
            "orders-proxy",
            "orders-green",
            "39 of 40 DB instances of the region are used, and 2 more are needed",
            "orders-prod-retired exists already")) {
      assertRefused(each);
    }
  }

  @Test
  void aSnapshotThatIsGoneIsToldBeforeProductionIsTouched() {
    bench.rds.remove(RestoreBench.SOURCE);

    begin();

    assertRefused("the snapshot " + RestoreBench.SOURCE.arn() + " does not exist");
  }

  @Test
  void aKeyThatKmsDoesNotKnowIsTold() {
    bench.rds.put(encrypted("available"));
    bench.keysAndSecrets.keyIs(KEY, null);

    begin();

    assertRefused("unknown to KMS");
  }

  @Test
  void whatMayNotBeLookedAtIsTold() {
    bench.rds.put(encrypted("available"));
    bench.keysAndSecrets.denied(KEY);
    bench.keysAndSecrets.denied(SECRET);

    begin();

    assertRefused(KEY + " of the snapshot cannot be looked at: AccessDenied");
    assertRefused("verify.login " + SECRET + " cannot be looked at: AccessDenied");
  }

  @Test
  void anIamUserWhereProductionHasNoIamAuthenticationIsTold() {
    bench = cutover("snaprelay_verify");

    begin();

    assertRefused("names the IAM user snaprelay_verify, and production has no IAM authentication");
  }

  @Test
  void theSecretOfTheLoginStandsNowhere() {
    bench.keysAndSecrets.holdsNoLogin(SECRET);

    begin();

    assertTrue(!bench.failure().toString().contains("of the fake"));
  }

  @Test
  void theMasterPasswordOfTheCandidateStaysWhatItWas() {
    begin();
    bench.rds.put(FakeRds.instance(CANDIDATE, bench.rds.database(CANDIDATE).get().tags()));
    for (int looks = 0; looks < 3; looks++) {
      bench.recheck(StepName.RESTORE);
    }

    assertEquals(1, bench.loop.bus.distinctIds(RestoreAvailable.class).size());
    assertTrue(bench.rds.calls().stream().noneMatch(call -> call.startsWith("manage")));
  }

  private void assertRefused(String what) {
    assertEquals(FailureCode.PREFLIGHT_FAILED, bench.failure().code());
    assertTrue(bench.failure().detail().contains(what), bench.failure().detail());
    assertEquals(List.of(), bench.rds.calls());
    assertEquals(List.of(), bench.production.calls());
  }

  private void begin() {
    bench.loop.deliver(
        new SnapshotCreated(
            bench.run().header(SnapshotCreated.class, RestoreBench.SOURCE.arn()),
            RestoreBench.SOURCE,
            Origin.SOURCE,
            Runs.ORDERS,
            FakeRds.FACTS));
  }

  private static RestoreBench cutover(String login) {
    Verify verify =
        new Verify(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "db.t4g.medium",
            Optional.empty(),
            Optional.of(login),
            List.of());
    Restore restore =
        new Restore(Mode.CUTOVER, Approval.MANUAL, Optional.empty(), false, null, null);
    RestoreBench bench =
        new RestoreBench(Runs.nightly().verified(verify).staying(restore).frozen()).withSnapshots();
    bench.rds.put(FakeRds.instance(Runs.ORDERS, Map.of("team", "orders")));
    bench.records.keep(
        Runs.RUN,
        CapturedSettings.of(
            Runs.ORDERS,
            "db-ORDERS-PROD",
            bench.now(),
            Map.of("parameterGroup", "orders-pg17", "iamAuthentication", "false"),
            Map.of("team", "orders")));
    return bench;
  }

  private static SnapshotState encrypted(String status) {
    SnapshotState plain = FakeRds.snapshot(RestoreBench.SOURCE, "orders-prod", status, Map.of());
    SnapshotRef ref = plain.ref();
    return new SnapshotState(
        ref,
        plain.databaseIdentifier(),
        status,
        plain.type(),
        100,
        plain.facts(),
        Optional.of(KEY),
        Map.of());
  }

  private static DatabaseRef named(String name) {
    return new DatabaseRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-west-1", name);
  }
}
