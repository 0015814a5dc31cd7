package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepFailed;
import io.snaprelay.plan.Copy;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Option groups do not travel: a plan names one that is there, or leaves it to RDS. */
class OptionGroupTest {
  @Test
  void theCopyNamesTheOptionGroupOfItsPlan() {
    CopyBench bench = copying(CopyParts.OPTION_GROUP);

    bench.start();

    assertEquals(Optional.of(CopyParts.OPTION_GROUP), bench.rds.copies.get(0).optionGroup());
  }

  @Test
  void withoutOneItIsLeftToRds() {
    CopyBench bench = CopyBench.encrypted();

    bench.start();

    assertEquals(Optional.empty(), bench.rds.copies.get(0).optionGroup());
  }

  @Test
  void oneThatIsNotThereIsNamedBeforeAnythingIsCopied() {
    CopyBench bench = copying("no-such-options");

    bench.start();

    StepFailed failure = bench.failures().get(0);
    assertEquals(FailureCode.PLAN_NOT_EXECUTABLE, failure.code());
    assertTrue(failure.detail().contains("no-such-options"), failure.detail());
    assertTrue(failure.detail().contains("eu-central-1"), failure.detail());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void oneOfAnotherEngineIsRefusedWithBothNames() {
    CopyBench bench = copying(CopyParts.OF_ANOTHER_ENGINE);

    bench.start();

    String detail = bench.failures().get(0).detail();
    assertTrue(detail.contains("mysql 8.0") && detail.contains("postgres 17.11"), detail);
    assertEquals(List.of(), bench.rds.calls());
  }

  private static CopyBench copying(String optionGroup) {
    Copy target =
        new Copy(
            Optional.empty(),
            CopyBench.TARGET_REGION,
            Optional.empty(),
            Optional.of("alias/dr"),
            Optional.of(optionGroup),
            Optional.empty());
    return new CopyBench(
        Runs.nightly().copiedTo(target).frozen(), Optional.of(CopyBench.SOURCE_KEY_ARN));
  }
}
