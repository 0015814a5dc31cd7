package io.snaprelay.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.SanitizeCompleted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the golden file, which is older, does not have. */
class SanitizeCompletedTest {
  private static final SanitizeCompleted OLD =
      Samples.all().stream()
          .filter(SanitizeCompleted.class::isInstance)
          .map(SanitizeCompleted.class::cast)
          .findFirst()
          .orElseThrow();
  private static final SanitizeCompleted PROVED =
      new SanitizeCompleted(
          OLD.header(),
          OLD.temporary(),
          OLD.rulesHash(),
          Optional.of(
              new SanitizeCompleted.Proof(
                  "L2",
                  List.of(
                      new CheckResult(
                          "canaries",
                          "orders",
                          CheckResult.Status.PASS,
                          "0 found",
                          "0 found",
                          Duration.ofSeconds(1),
                          Optional.empty())),
                  List.of("freed blocks of the storage"))));

  @Test
  void theProofArrives() {
    assertEquals(PROVED, EventJson.read(EventTypes.SANITIZE_COMPLETED, EventJson.tree(PROVED)));
  }

  @Test
  void aProofWithoutItsLevelIsNotUnderstood() {
    ObjectNode detail = EventJson.tree(PROVED);
    ((ObjectNode) detail.get("proof")).remove("level");

    assertThrows(NotUnderstood.class, () -> EventJson.read(EventTypes.SANITIZE_COMPLETED, detail));
  }
}
