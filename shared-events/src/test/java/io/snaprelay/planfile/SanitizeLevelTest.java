package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.plan.Sanitize;
import org.junit.jupiter.api.Test;

/** The clean room is only for those who ask for it. */
class SanitizeLevelTest {
  @Test
  void whoSaysNothingGetsTheMaskedDatabaseItself() {
    Sanitize usual = sanitize("");
    assertEquals(Sanitize.Level.L2, usual.level());
    assertFalse(usual.needsCleanRoom());
  }

  @Test
  void whoAsksForItGetsAnInstanceThatNeverHeldAnOriginal() {
    assertTrue(sanitize(", level: L3").needsCleanRoom());
  }

  @Test
  void aLevelThatNobodyKnowsIsRefusedWithThoseThatThereAre() {
    PlanReading.Refused refused =
        assertInstanceOf(PlanReading.Refused.class, PlanReader.read(plan(", level: L9")));
    String problems = refused.problems().toString();
    assertTrue(problems.contains("L2") && problems.contains("L3"), problems);
  }

  private static Sanitize sanitize(String more) {
    return Plans.accepted(plan(more)).file().plans().get("nightly").sanitize().orElseThrow();
  }

  private static String plan(String more) {
    return """
        databases: { orders: { instance: orders-prod, region: eu-west-1 } }
        plans:
          nightly:
            databases: [orders]
            verify: { instanceClass: db.t4g.medium }
            sanitize: { rules: masking.yaml%s }
        """
        .formatted(more);
  }
}
