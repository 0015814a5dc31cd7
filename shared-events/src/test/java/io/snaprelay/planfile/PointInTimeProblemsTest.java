package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be done without a snapshot, or without a proof. */
class PointInTimeProblemsTest {
  @Test
  void ofAPointInTimeThereIsNoSnapshotToGiveAway() {
    String advice =
        "a run that restores a point in time makes no snapshot: remove it, or write a plan of its"
            + " own with snapshot: { source: fresh }";
    assertEquals(
        List.of(
            "line 7, column 5: plans.nightly.copy: " + advice,
            "line 8, column 5: plans.nightly.share: " + advice,
            "line 9, column 5: plans.nightly.export: " + advice),
        Plans.problems("point-in-time-with-copies"));
  }

  @Test
  void whatNobodyProvedIsNotMasked() {
    assertEquals(
        List.of(
            "line 6, column 5: plans.nightly.sanitize: nobody would know whether what is masked"
                + " and given away is whole: add verify with instanceClass; mode: quick only"
                + " counts the rows"),
        Plans.problems("masked-without-a-proof"));
  }
}
