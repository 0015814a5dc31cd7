package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import org.junit.jupiter.api.Test;

class HeapInUseTest {
  @Test
  void bothGenerationsCount() {
    String info =
        """
        4711:
         def new generation   total 39296K, used 1024K [0x0, 0x1, 0x2)
          eden space 34944K,   2% used [0x0, 0x1, 0x2)
         tenured generation   total 87424K, used 2048K [0x0, 0x1, 0x2)
           the space 87424K,   0% used [0x0, 0x1, 0x2, 0x3)
         Metaspace       used 36000K, committed 36500K, reserved 1114112K
        """;

    assertEquals(3, HeapInUse.mebibytes(info));
  }

  @Test
  void theHeapOfAnotherCollectorIsNotGuessedAt() {
    String info = " garbage-first heap   total 131072K, used 3072K [0x0, 0x1)\n";

    assertThrows(IllegalArgumentException.class, () -> HeapInUse.mebibytes(info));
  }

  @Test
  void theRulesOfTheMeasurementCanBeRead() {
    assertTrue(RulesReader.read(MemoryPlan.RULES_YAML) instanceof RulesReading.Accepted);
  }
}
