package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.DatabasePromoted;
import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mapping;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** Clusters that become other ones that stay, over AWS's wire protocol. */
class ClusterStaysOnLocalAwsTest {
  private static final Region HOME = LedgerOnLocalAws.HOME;

  private LedgerOnLocalAws ledger;

  @BeforeEach
  void start() throws Exception {
    ledger = new LedgerOnLocalAws(getClass());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void anAuroraClusterGetsEveryInstanceThatItsSourceHasAndAllGetTheirNames() throws Exception {
    ProductionLedger.aurora(ledger.rds(HOME), ledger.aws);
    ledger.snapshot();
    ledger.run(HOME, "aurora-postgresql", Runs.nightly().verified().staying(beside()));

    DatabasePromoted promoted = ledger.promoted();

    assertEquals("ledger-beside", promoted.database().identifier());
    assertEquals(
        Map.of("managedPassword", "RDS does not restore it"), LedgerOnLocalAws.reasons(promoted));
    assertEquals(List.of("ledger-beside", "ledger-prod"), ledger.clusters(HOME));
    assertEquals(
        List.of(
            "ledger-beside-a db.r6g.xlarge tier 0 {serves=ledger-prod-a}",
            "ledger-beside-b db.r6g.large tier 15 {serves=ledger-prod-b}",
            "ledger-prod-a db.r6g.xlarge tier 0 {serves=ledger-prod-a}",
            "ledger-prod-b db.r6g.large tier 15 {serves=ledger-prod-b}"),
        ledger.instances(HOME));
    assertTrue(ledger.cluster(HOME, "ledger-beside").deletionProtection());
    assertEquals(
        Map.of("owner", "books"),
        LedgerOnLocalAws.tags(ledger.cluster(HOME, "ledger-beside").tagList()));
    assertEquals("ledger-beside-a", ledger.writer(HOME, "ledger-beside"));
    assertEquals(Optional.of(StepState.DONE), ledger.bench().state(StepName.CLEAN_UP));
  }

  @Test
  void aMultiAzClusterKeepsTheNamesThatRdsGaveItsInstances() throws Exception {
    ProductionLedger.multiAz(ledger.rds(HOME), ledger.aws);
    ledger.snapshot();
    ledger.run(HOME, "postgres", Runs.nightly().staying(beside()));

    DatabasePromoted promoted = ledger.promoted();

    assertEquals(
        Map.of(),
        LedgerOnLocalAws.reasons(promoted),
        "nobody logs in: the password stays what it was");
    assertEquals("db.r6gd.xlarge", ledger.cluster(HOME, "ledger-beside").dbClusterInstanceClass());
    assertEquals(3, ledger.cluster(HOME, "ledger-beside").dbClusterMembers().size());
    assertEquals(
        3,
        ledger.instances(HOME).stream()
            .filter(it -> it.startsWith("snaprelay-" + Runs.RUN))
            .count());
    assertEquals(7, ledger.cluster(HOME, "ledger-beside").backupRetentionPeriod());
  }

  private static Restore beside() {
    Wanted wanted =
        new Wanted(
            Optional.of("ledger-beside"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Restore(Mode.NEW, Approval.MANUAL, Optional.empty(), false, wanted, Mapping.NONE);
  }
}
