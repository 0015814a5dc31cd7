package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What would leave something in a database that becomes production. */
class CutoverRuleTest {
  @Test
  void nothingMayBeWrittenInWhatBecomesProduction() {
    assertEquals(
        List.of(
            "line 7, column 22: plans.changes-the-password.restore.mode: the proof must not change"
                + " the master password of what becomes production: write verify.login",
            "line 13, column 18: plans.writes-a-row.verify.checks[0].writable: nothing is written"
                + " in what becomes production, not even to roll it back: remove it"),
        Plans.problems("cutovers-that-would-write"));
  }
}
