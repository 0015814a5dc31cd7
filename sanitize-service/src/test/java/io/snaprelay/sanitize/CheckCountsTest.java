package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckCountsTest {
  @Test
  void tenThousandColumnsAreOneLinePerNameAndStatus() {
    List<CheckResult> all = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      all.add(SanitizeBench.check("unchanged", i == 7 ? Status.SKIPPED : Status.PASS));
    }

    List<CheckResult> counts = CheckCounts.of(all);

    assertEquals(2, counts.size());
    assertEquals("9999 in all", counts.get(0).subject());
    assertEquals(Status.SKIPPED, counts.get(1).status());
    assertTrue(counts.get(0).seen().startsWith("9999 like"), counts.get(0).seen());
  }

  @Test
  void aThousandRisksAreFiftyAndTheirNumber() {
    List<String> risks = Collections.nCopies(1000, "x".repeat(10_000));

    List<String> shown = CheckCounts.shown(risks);

    assertEquals(51, shown.size());
    assertEquals("950 more, in the ledger", shown.get(50));
    assertTrue(String.join("", shown).length() < 64 * 1024, "with the checks, below 256 KiB");
  }

  @Test
  void fewRisksStayAsTheyAre() {
    assertEquals(List.of("a", "b"), CheckCounts.shown(List.of("a", "b")));
  }

  @Test
  void aSingleResultStaysAsItIs() {
    CheckResult only = SanitizeBench.check("canaries", Status.PASS);

    assertEquals(List.of(only), CheckCounts.of(List.of(only)));
  }
}
