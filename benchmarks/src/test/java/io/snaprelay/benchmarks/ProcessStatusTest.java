package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessStatusTest {
  @Test
  void residentMemoryIsReadInMebibytes() {
    String status = "Name:\tjava\nVmHWM:\t  409600 kB\nVmRSS:\t  153600 kB\nThreads:\t21\n";

    assertEquals(150, ProcessStatus.residentMebibytes(status));
  }

  @Test
  void theMostThatWasEverResidentIsAnotherLine() {
    String status = "Name:\tjava\nVmHWM:\t  409600 kB\nVmRSS:\t  153600 kB\nThreads:\t21\n";

    assertEquals(400, ProcessStatus.peakMebibytes(status));
  }

  @Test
  void whatIsInNoFileIsPartOfWhatIsResident() {
    String status = "VmRSS:\t  153600 kB\nRssAnon:\t   10240 kB\nRssFile:\t  143360 kB\n";

    assertEquals(10, ProcessStatus.anonymousMebibytes(status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Name:\tjava\nState:\tZ (zombie)\n", "VmRSS:\t much kB\n"})
  void aProcessThatHasEndedHoldsNoMemoryThatCouldBeRead(String status) {
    assertThrows(IllegalArgumentException.class, () -> ProcessStatus.residentMebibytes(status));
  }
}
