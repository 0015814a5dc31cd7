package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.step.testing.Runs;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyPlanTest {
  private final CopyBench bench = CopyBench.encrypted();
  private final CopyPlan plan = CopyPlan.of(StepName.COPY, bench.run()).orElseThrow();

  @Test
  void theCopyHasADerivedNameInTheRegionThatThePlanNames() {
    assertEquals("eu-central-1", plan.target().region());
    assertEquals("snaprelay-" + Runs.RUN + "-copy", plan.target().identifier());
    assertEquals(Runs.ACCOUNT, plan.target().account());
    assertEquals(Optional.of("alias/dr"), plan.kmsKey());
  }

  @Test
  void itsTagsSayWhoseItIs() {
    assertEquals(
        Map.of(
            TagKeys.RUN, Runs.RUN.value(),
            TagKeys.STEP, "copy",
            TagKeys.ROLE, "copy"),
        plan.tags());
  }

  @Test
  void everyDeliveryPlansTheVerySameCopy() {
    assertEquals(plan, CopyPlan.of(StepName.COPY, bench.run()).orElseThrow());
  }

  @Test
  void aKeyIsLackingOnlyForAnEncryptedSourceInAnotherRegion() {
    assertTrue(keyless("eu-central-1", Optional.of(CopyBench.SOURCE_KEY_ARN)).lacksKey());
    assertFalse(keyless("eu-west-1", Optional.of(CopyBench.SOURCE_KEY_ARN)).lacksKey());
    assertFalse(keyless("eu-central-1", Optional.empty()).lacksKey());
    assertFalse(plan.lacksKey());
  }

  private static CopyPlan keyless(String region, Optional<String> sourceKey) {
    CopyBench bench = new CopyBench(Runs.nightly().copiedTo(region, null).frozen(), sourceKey);
    return CopyPlan.of(StepName.COPY, bench.run()).orElseThrow();
  }
}
