package io.snaprelay.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import java.util.ArrayList;
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
  void aSingleResultStaysAsItIs() {
    CheckResult only = SanitizeBench.check("canaries", Status.PASS);

    assertEquals(List.of(only), CheckCounts.of(List.of(only)));
  }
}
