package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.AwsClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** Counts the copies under way in each region again and again, and keeps the most. */
final class CopiesInFlight {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String UNDER_WAY = "copying";

  private final Map<Region, Integer> most = new ConcurrentHashMap<>();
  private final Meanwhile looking;

  private CopiesInFlight(AwsClients clients, List<Region> regions) {
    this.looking =
        Meanwhile.begin(() -> regions.forEach(region -> look(region, clients.rds(region))), PAUSE);
  }

  static CopiesInFlight begin(AwsClients clients, List<Region> regions) {
    return new CopiesInFlight(clients, regions);
  }

  private void look(Region region, RdsClient rds) {
    long now =
        rds.describeDBSnapshotsPaginator().dbSnapshots().stream()
            .filter(snapshot -> UNDER_WAY.equals(snapshot.status()))
            .count();
    most.merge(region, (int) now, Math::max);
  }

  /**
   * Ends it.
   *
   * @return the most that were seen at a time, by region
   */
  Map<Region, Integer> end() {
    looking.end();
    return Map.copyOf(most);
  }
}
