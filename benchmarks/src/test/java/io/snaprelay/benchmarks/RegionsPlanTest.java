package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.plan.Plan;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import org.junit.jupiter.api.Test;

class RegionsPlanTest {
  @Test
  void everyDatabaseIsCopiedToEveryOtherRegion() {
    PlanReading reading = PlanReader.read(RegionsPlan.yaml(200));

    PlanReading.Accepted accepted =
        assertInstanceOf(PlanReading.Accepted.class, reading, reading.toString());
    Plan plan = accepted.file().plans().get(RegionsPlan.NAME);
    assertEquals(200, plan.databases().size());
    assertEquals(2, plan.copies().size());
  }
}
