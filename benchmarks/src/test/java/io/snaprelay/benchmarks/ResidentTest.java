package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ResidentTest {
  private static final Resident HELD = new Resident(70, 16);

  @Test
  void theMedianOfWhatIsThereLeavesOutWhatIsNot() {
    assertEquals(
        Optional.of(HELD), Resident.median(Stream.of(Optional.of(HELD), Optional.empty())));
  }

  @Test
  void whereNothingIsThereThereIsNoMedian() {
    assertEquals(Optional.empty(), Resident.median(Stream.of(Optional.empty())));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessHoldsMoreThanItsShareThatIsInNoFile() {
    Resident here = Resident.of(ProcessHandle.current()).orElseThrow();

    assertTrue(0 < here.ofNoFile() && here.ofNoFile() < here.mebibytes(), here.toString());
  }
}
