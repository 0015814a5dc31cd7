package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetPlanTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void theServicesWouldTakeThePlan(int databases) {
    PlanReading reading = PlanReader.read(FleetPlan.yaml(databases));

    assertInstanceOf(PlanReading.Accepted.class, reading, reading.toString());
  }

  @Test
  void everyDatabaseHasANameOfItsOwn() {
    assertEquals(List.of("fleet-001", "fleet-002"), FleetPlan.databases(2));
  }
}
