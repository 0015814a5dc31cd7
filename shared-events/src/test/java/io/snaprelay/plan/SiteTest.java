package io.snaprelay.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By which region the rules route the events of a run. */
class SiteTest {
  private static final DatabaseRef ORDERS =
      new DatabaseRef(DatabaseKind.INSTANCE, "111111111111", "eu-west-1", "orders-prod");
  private static final String PROVE = "verify: { instanceClass: db.t4g.medium }";
  private static final String COPIES =
      "copy: [{ region: eu-central-1, kmsKey: alias/dr },"
          + " { name: vault, region: us-east-1, account: \"222222222222\", kmsKey: alias/v }]";

  @Test
  void aRunThatRestoresNothingHasNone() {
    assertEquals(Optional.empty(), site("copy: { region: eu-central-1, kmsKey: alias/dr }"));
  }

  @Test
  void aDatabaseComesUpBesideTheCopyThatIsProved() {
    assertEquals(Optional.of("111111111111/eu-central-1"), site(COPIES, PROVE));
  }

  @Test
  void theCopyThatTheProofNamesMayBeAnotherAccountsAndInAnotherRegion() {
    assertEquals(
        Optional.of("222222222222/us-east-1"),
        site(COPIES, "verify: { of: vault, instanceClass: db.t4g.medium }"));
  }

  @Test
  void theSourceIsProvedWhereItIsWhateverIsCopied() {
    assertEquals(
        Optional.of("111111111111/eu-west-1"),
        site(COPIES, "verify: { of: source, instanceClass: db.t4g.medium }"));
  }

  @Test
  void aCutoverComesUpWhereProductionIs() {
    assertEquals(
        Optional.of("111111111111/eu-west-1"),
        site(
            "verify: { instanceClass: db.t4g.medium, login: \"iam:prover\" }",
            "restore: { mode: cutover }"));
  }

  @Test
  void aDisasterRecoveryThatMakesNoCopyComesUpWhereItsCopiesAre() {
    assertEquals(
        Optional.of("111111111111/eu-central-1"),
        site("restore: { mode: dr, region: eu-central-1 }"));
  }

  @Test
  void aSnapshotThatAnotherAccountSharesIsRestoredInItsRegion() {
    assertEquals(
        Optional.of("111111111111/us-east-1"),
        Site.of(
                plan(PROVE),
                SnapshotSource.named("arn:aws:rds:us-east-1:333333333333:snapshot:theirs"),
                ORDERS)
            .map(Site::text));
  }

  @Test
  void aSnapshotThatIsNamedByHalfAnArnLeavesTheRunItsSite() {
    assertEquals(
        Optional.of("111111111111/eu-west-1"),
        Site.of(plan(PROVE), SnapshotSource.named("arn:aws:rds"), ORDERS).map(Site::text));
  }

  @Test
  void theRegionIsReadBackFromWhatEventsCarry() {
    assertEquals("eu-central-1", Site.regionIn("111111111111/eu-central-1"));
  }

  private static Optional<String> site(String... sections) {
    Plan plan = plan(sections);
    return Site.of(plan, plan.snapshot(), ORDERS).map(Site::text);
  }

  private static Plan plan(String... sections) {
    String yaml =
        "databases: { orders: { instance: orders-prod, region: eu-west-1 } }\n"
            + "plans:\n  nightly:\n    databases: [orders]\n    "
            + String.join("\n    ", sections);
    PlanReading.Accepted accepted = (PlanReading.Accepted) PlanReader.read(yaml);
    return accepted.file().plans().get("nightly");
  }
}
