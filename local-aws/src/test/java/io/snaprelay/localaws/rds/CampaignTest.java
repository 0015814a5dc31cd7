package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.RdsWorld.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.localaws.time.ManualTimeline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Thousands of databases that exist in the control plane only. */
class CampaignTest {

  private static final int DATABASES = 2_000;

  @Test
  void twoThousandInstancesAreCreatedSnapshottedAndListed() throws Exception {
    Quotas quotas = Quotas.ofAws().withInstances(DATABASES).withManualSnapshots(DATABASES);
    try (ManualTimeline clock = new ManualTimeline(Instant.parse("2026-03-01T02:00:00Z"));
        RdsWorld world = new RdsWorld(clock, Durations.all(Duration.ofMinutes(1)), quotas)) {
      for (int number = 0; number < DATABASES; number++) {
        world.rds().createDBInstance(instance("db-" + number, "none").build());
      }
      clock.advance(Duration.ofMinutes(1));
      assertEquals(DATABASES, available(world));
      for (int number = 0; number < DATABASES; number++) {
        String id = "db-" + number;
        world
            .rds()
            .createDBSnapshot(it -> it.dbInstanceIdentifier(id).dbSnapshotIdentifier("s-" + id));
      }
      clock.advance(Duration.ofMinutes(1));
      assertEquals(
          DATABASES,
          world.rds().describeDBSnapshotsPaginator().dbSnapshots().stream()
              .filter(snapshot -> snapshot.status().equals("available"))
              .count());
    }
  }

  private static long available(RdsWorld world) {
    return world.rds().describeDBInstancesPaginator().dbInstances().stream()
        .filter(instance -> instance.dbInstanceStatus().equals("available"))
        .count();
  }
}
