package io.snaprelay.infra.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.events.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * What teams glue together today, as one plan file each; with RDS events delivered, lost and
 * doubled.
 */
@Execution(ExecutionMode.CONCURRENT)
class FlowsIT {
  /** What expires goes after the run. */
  private static final Duration EXPIRY = Duration.ofMinutes(2);

  private static final Tag TESTED = Tag.builder().key("restore-test").value("weekly").build();

  @Test
  void theSnapshotsOfThreeRegionsAreTested() throws Exception {
    try (Flow flow = Flow.of("integrity-tests.yaml")) {
      Place.REGIONS.forEach(region -> createTagged(flow.place(), region));
      for (Fate fate : Fate.values()) {
        assertEquals(
            List.of(RunResult.SUCCEEDED, RunResult.SUCCEEDED, RunResult.SUCCEEDED),
            flow.play(fate));
        assertEquals(List.of(), flow.place().temporaryDatabases());
      }
      assertTrue(
          flow.slack().stream().anyMatch(text -> text.contains("orders-prod: Proved")),
          () -> flow.slack().toString());
    }
  }

  @Test
  void aSnapshotThatCannotBeTestedIsToldAndLeavesNoDatabase() throws Exception {
    try (Flow flow = Flow.of("integrity-tests.yaml")) {
      createTagged(flow.place(), Regions.HOME);
      flow.place().createWithoutServer("reports-prod");
      tagAndSnapshot(flow.place().rds(Regions.HOME), "reports-prod");

      List<RunResult> results = flow.play(Fate.LOST);

      assertEquals(1, results.stream().filter(RunResult.FAILED::equals).count(), results::toString);
      assertEquals(1, results.stream().filter(RunResult.SUCCEEDED::equals).count());
      assertEquals(List.of(), flow.place().temporaryDatabases());
      assertTrue(
          flow.slack().stream().anyMatch(text -> text.contains("❌ reports-prod")),
          () -> flow.slack().toString());
    }
  }

  @Test
  void everyDatabaseHasACopyInTwoOtherRegions() throws Exception {
    try (Flow flow = Flow.of("disaster-recovery-copies.yaml")) {
      flow.place().createWithoutServer("orders-prod");
      flow.place().createWithoutServer("billing-prod");
      for (Fate fate : Fate.values()) {
        assertEquals(List.of(RunResult.SUCCEEDED, RunResult.SUCCEEDED), flow.play(fate));
      }
      for (Region region : List.of(Regions.DR, Regions.FAR)) {
        assertEquals(2 * Fate.values().length, available(flow.place().rds(region)).size());
      }
    }
  }

  @Test
  void aMaskedSnapshotIsSharedAndItsSourceStays() throws Exception {
    try (Flow flow = Flow.inBucket("sanitized-snapshots.yaml")) {
      flow.writeBeside("orders-masking.yaml");
      source(flow.place(), Regions.HOME)
          .createWithPeople(flow.place().key(Regions.HOME), "17", 500);
      snapshot(flow.place().rds(Regions.HOME), SourceDatabase.IDENTIFIER);
      for (Fate fate : Fate.values()) {
        assertEquals(List.of(RunResult.SUCCEEDED), flow.play(fate));
        assertEquals(List.of(), flow.place().temporaryDatabases());
      }
      assertEquals(Fate.values().length, shared(flow).size());
    }
  }

  @Test
  void theOtherAccountSeesTodaysCopiesOfInstancesAndOfAClusterAlike() throws Exception {
    try (Flow flow = Flow.of("shared-copies.yaml")) {
      flow.place().createWithoutServer("orders-prod");
      flow.place().createWithoutServer("billing-prod");
      flow.place().createClusterWithoutServer("ledger-aurora");
      for (Fate fate : Fate.values()) {
        List<RunResult> each = flow.play(fate);
        assertEquals(3, each.stream().filter(RunResult.SUCCEEDED::equals).count(), each::toString);
      }
      assertTrue(staysOfEach(flow, 2), () -> "two of each stay, not " + shared(flow));
    }
  }

  private static boolean staysOfEach(Flow flow, int count) {
    return Patience.until(
            EXPIRY, () -> Optional.of(shared(flow)).filter(it -> it.size() == 2 * count))
        .flatMap(
            any ->
                Patience.until(
                    EXPIRY, () -> Optional.of(sharedOfClusters(flow)).filter(it -> it == count)))
        .isPresent();
  }

  /** As the account sees it with which they were shared. */
  private static List<DBSnapshot> shared(Flow flow) {
    try (AwsClients theirs = flow.clientsOf(Place.OTHER_ACCOUNT)) {
      return theirs
          .rds(Regions.HOME)
          .describeDBSnapshots(request -> request.snapshotType("shared"))
          .dbSnapshots();
    }
  }

  private static int sharedOfClusters(Flow flow) {
    try (AwsClients theirs = flow.clientsOf(Place.OTHER_ACCOUNT)) {
      return theirs
          .rds(Regions.HOME)
          .describeDBClusterSnapshots(request -> request.snapshotType("shared"))
          .dbClusterSnapshots()
          .size();
    }
  }

  private static List<DBSnapshot> available(RdsClient rds) {
    return rds.describeDBSnapshots().dbSnapshots().stream()
        .filter(snapshot -> snapshot.status().equals("available"))
        .toList();
  }

  private static void createTagged(Place place, Region region) {
    source(place, region).create(place.key(region), "17", 100);
    tagAndSnapshot(place.rds(region), SourceDatabase.IDENTIFIER);
  }

  private static SourceDatabase source(Place place, Region region) {
    return new SourceDatabase(place.rds(region), place.stage().aws().caBundle());
  }

  private static void tagAndSnapshot(RdsClient rds, String database) {
    String arn =
        rds.describeDBInstances(it -> it.dbInstanceIdentifier(database))
            .dbInstances()
            .get(0)
            .dbInstanceArn();
    rds.addTagsToResource(it -> it.resourceName(arn).tags(TESTED));
    snapshot(rds, database);
  }

  private static void snapshot(RdsClient rds, String database) {
    String name = database + "-of-yesterday";
    rds.createDBSnapshot(it -> it.dbInstanceIdentifier(database).dbSnapshotIdentifier(name));
    rds.waiter().waitUntilDBSnapshotAvailable(it -> it.dbSnapshotIdentifier(name));
  }
}
