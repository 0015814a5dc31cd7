package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreRuleTest {
  @Test
  void theOptionGroupOfAClusterIsNotChosen() {
    assertEquals(
        List.of(
            "line 6, column 48: plans.beside.restore.optionGroup: RDS lets nobody choose the option"
                + " group of a DB cluster: remove it"),
        Plans.problems("option-group-of-a-cluster"));
  }
}
