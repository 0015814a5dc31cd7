package io.snaprelay.infra.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.events.RunResult;
import io.snaprelay.plan.DatabaseTarget;
import io.snaprelay.refs.DatabaseKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * What teams glue together today, as one plan file each; with RDS events delivered, lost and
 * doubled, each of these with the databases that it is played by.
 */
@Execution(ExecutionMode.CONCURRENT)
class FlowsIT {
  /** What expires goes after the run. */
  private static final Duration EXPIRY = Duration.ofMinutes(2);

  private static final String YESTERDAY = "-of-yesterday";
  private static final Tag TESTED = Tag.builder().key("restore-test").value("weekly").build();

  @ParameterizedTest
  @PlayedBy({Cast.AS_WRITTEN, Cast.INSTANCES_EVERYWHERE, Cast.CLUSTERS_EVERYWHERE})
  void theSnapshotsOfThreeRegionsAreTested(Cast cast) throws Exception {
    try (Flow flow = Flow.of("integrity-tests.yaml", cast)) {
      int number = 0;
      for (Region region : Place.REGIONS) {
        createTagged(flow.place(), cast.kind(number++), region);
      }
      for (Fate fate : Fate.values()) {
        assertAllSucceed(3, flow.play(fate));
        assertEquals(List.of(), flow.place().temporaryDatabases());
      }
      assertTrue(
          flow.slack().stream().anyMatch(text -> text.contains("orders-prod: Proved")),
          () -> flow.slack().toString());
    }
  }

  @Test
  void aSnapshotThatCannotBeTestedIsToldAndLeavesNoDatabase() throws Exception {
    try (Flow flow = Flow.of("integrity-tests.yaml", Cast.AS_WRITTEN)) {
      createTagged(flow.place(), DatabaseKind.INSTANCE, Regions.HOME);
      flow.place().createWithoutServer(reports());
      tagAndSnapshot(reports().kind(), flow.place().rds(Regions.HOME), reports().identifier());

      List<RunResult> results = flow.play(Fate.LOST);

      assertEquals(1, results.stream().filter(RunResult.FAILED::equals).count(), results::toString);
      assertEquals(1, results.stream().filter(RunResult.SUCCEEDED::equals).count());
      assertEquals(List.of(), flow.place().temporaryDatabases());
      assertTrue(
          flow.slack().stream().anyMatch(text -> text.contains("❌ reports-prod")),
          () -> flow.slack().toString());
    }
  }

  private static DatabaseTarget reports() {
    return new DatabaseTarget(
        DatabaseKind.INSTANCE, "reports-prod", Regions.HOME.id(), Optional.empty());
  }

  @ParameterizedTest
  @PlayedBy({Cast.AS_WRITTEN, Cast.INSTANCES_EVERYWHERE, Cast.CLUSTERS_EVERYWHERE})
  void everyDatabaseHasACopyInTwoOtherRegionsTheFartherInAnotherAccount(Cast cast)
      throws Exception {
    try (Flow flow = Flow.of("disaster-recovery-copies.yaml", cast)) {
      flow.databases().forEach(flow.place()::createWithoutServer);
      int copies = 0;
      for (Fate fate : Fate.values()) {
        assertAllSucceed(flow.databases().size(), flow.play(fate));
        copies += flow.databases().size();
      }
      assertEquals(copies, copies(flow.place().rds(Regions.DR)));
      try (AwsClients theirs = flow.place().others()) {
        assertEquals(copies, copies(theirs.rds(Regions.FAR)));
      }
    }
  }

  @ParameterizedTest
  @PlayedBy({
    Cast.AS_CLUSTERS,
    Cast.AS_WRITTEN,
    Cast.INSTANCES_EVERYWHERE,
    Cast.CLUSTERS_EVERYWHERE
  })
  void aMaskedSnapshotIsSharedAndItsSourceStays(Cast cast) throws Exception {
    try (Flow flow = Flow.inBucket("sanitized-snapshots.yaml", cast, "orders-masking.yaml")) {
      flow.databases().forEach(target -> createPeople(flow.place(), target));
      for (Fate fate : Fate.values()) {
        assertAllSucceed(flow.databases().size(), flow.play(fate));
        assertEquals(List.of(), flow.place().temporaryDatabases());
      }
      assertEquals(Fate.values().length * flow.databases().size(), shared(flow));
      assertEquals(flow.databases().size(), ofYesterday(flow.place()), "sources stay");
    }
  }

  private static void createPeople(Place place, DatabaseTarget target) {
    Region region = Region.of(target.region());
    place.shop(target.kind(), region).createWithPeople(place.key(region), "17", 500);
    snapshot(target.kind(), place.rds(region), target.identifier());
  }

  @ParameterizedTest
  @PlayedBy({Cast.AS_WRITTEN, Cast.INSTANCES_EVERYWHERE, Cast.CLUSTERS_EVERYWHERE})
  void theOtherAccountSeesTodaysCopiesOfInstancesAndOfAClusterAlike(Cast cast) throws Exception {
    try (Flow flow = Flow.of("shared-copies.yaml", cast)) {
      flow.databases().forEach(flow.place()::createWithoutServer);
      for (Fate fate : Fate.values()) {
        assertAllSucceed(flow.databases().size(), flow.play(fate));
      }
      int kept = 2 * flow.databases().size();
      Optional<Integer> stay =
          Patience.until(EXPIRY, () -> Optional.of(shared(flow)).filter(it -> it == kept));
      assertTrue(stay.isPresent(), () -> "two of each stay, not " + shared(flow));
    }
  }

  private static void assertAllSucceed(int runs, List<RunResult> results) {
    assertEquals(Set.of(RunResult.SUCCEEDED), Set.copyOf(results));
    assertEquals(runs, results.size());
  }

  /** As the account sees them with which they were shared. */
  private static int shared(Flow flow) {
    try (AwsClients theirs = flow.place().others()) {
      return Place.REGIONS.stream()
          .mapToInt(region -> snapshots(theirs.rds(region), "shared", any -> true))
          .sum();
    }
  }

  /**
   * What a run has taken is called {@code -snapshot}, what it has copied {@code -copy} and more.
   */
  private static int copies(RdsClient rds) {
    return snapshots(rds, "manual", name -> name.contains("-copy"));
  }

  private static int ofYesterday(Place place) {
    return Place.REGIONS.stream()
        .mapToInt(region -> snapshots(place.rds(region), "manual", it -> it.endsWith(YESTERDAY)))
        .sum();
  }

  private static int snapshots(RdsClient rds, String type, Predicate<String> names) {
    return (int)
        Stream.of(DatabaseKind.values())
            .flatMap(kind -> OfKind.of(kind, rds).snapshots(type))
            .filter(names)
            .count();
  }

  private static void createTagged(Place place, DatabaseKind kind, Region region) {
    place.shop(kind, region).create(place.key(region), "17", 100);
    tagAndSnapshot(kind, place.rds(region), SourceDatabase.IDENTIFIER);
  }

  private static void tagAndSnapshot(DatabaseKind kind, RdsClient rds, String database) {
    OfKind.of(kind, rds).tag(database, TESTED);
    snapshot(kind, rds, database);
  }

  private static void snapshot(DatabaseKind kind, RdsClient rds, String database) {
    OfKind.of(kind, rds).snapshot(database, database + YESTERDAY);
  }
}
