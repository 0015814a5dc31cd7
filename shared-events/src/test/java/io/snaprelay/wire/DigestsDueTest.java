package io.snaprelay.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The bare message that asks which digests are due. */
class DigestsDueTest {
  @Test
  void theQuestionIsReadAsItIsWritten() {
    assertEquals(new DigestsDue(), read(Messages.digestsDue()));
    assertEquals(new DigestsDue(), read("{\"digests\":{}}"));
  }

  @Test
  void aMisspeltQuestionIsNoTrigger() {
    assertThrows(NotUnderstood.class, () -> read("{\"digest\":{}}"));
  }

  private static Message read(String body) {
    return Messages.read(body, "message-1", Instant.EPOCH);
  }
}
