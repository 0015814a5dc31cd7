package io.snaprelay.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.events.SnapshotsExpired;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the golden file, which is older, does not have. */
class SnapshotsExpiredTest {
  private static final SnapshotsExpired OLD =
      Samples.all().stream()
          .filter(SnapshotsExpired.class::isInstance)
          .map(SnapshotsExpired.class::cast)
          .findFirst()
          .orElseThrow();
  private static final SnapshotsExpired REASONED =
      new SnapshotsExpired(
          OLD.header(),
          OLD.database(),
          OLD.expired(),
          Optional.of(
              new SnapshotsExpired.Reasons(
                  "nightly",
                  List.of(
                      new SnapshotsExpired.Reason(
                          OLD.expired().get(0), "SOURCE_TOO_OLD", "older than 2 d")),
                  List.of())));

  @Test
  void theReasonsArrive() {
    assertEquals(REASONED, EventJson.read(EventTypes.SNAPSHOTS_EXPIRED, EventJson.tree(REASONED)));
  }

  @Test
  void reasonsWithoutTheirPlanAreNotUnderstood() {
    ObjectNode detail = EventJson.tree(REASONED);
    ((ObjectNode) detail.get("reasons")).remove("plan");

    assertThrows(NotUnderstood.class, () -> EventJson.read(EventTypes.SNAPSHOTS_EXPIRED, detail));
  }
}
