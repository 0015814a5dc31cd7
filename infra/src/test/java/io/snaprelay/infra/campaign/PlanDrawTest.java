package io.snaprelay.infra.campaign;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import org.junit.jupiter.api.Test;

class PlanDrawTest {

  /** A campaign of refused plans would hold whatever SnapRelay did. */
  @Test
  void everyDrawnFileIsAccepted() {
    for (long seed = 0; seed < 500; seed++) {
      String file = new PlanDraw(new Draw(seed)).file();
      PlanReading reading = PlanReader.read(file);

      assertInstanceOf(PlanReading.Accepted.class, reading, () -> reading + "\n" + file);
    }
  }

  @Test
  void anotherSeedDrawsOtherPlans() {
    assertNotEquals(new PlanDraw(new Draw(1)).file(), new PlanDraw(new Draw(2)).file());
  }
}
