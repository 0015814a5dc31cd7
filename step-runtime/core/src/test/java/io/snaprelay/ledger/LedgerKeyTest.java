package io.snaprelay.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"open/r1", "runs/r1/evidence/evidence-r1.html", "a_b-c.d"})
  void aPathOfPlainNamesIsAKey(String key) {
    assertEquals(key, LedgerKey.key(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "a/../b",
        "a/.b",
        ".unfinished/x",
        "a b",
        "a\\b",
        "a\nb",
        "ä",
        "rds:orders",
        "a\u0000"
      })
  void anythingElseIsNot(String key) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> LedgerKey.key(key));

    assertTrue(refused.getMessage().contains("letters, digits"), refused.getMessage());
  }

  @Test
  void aKeyThatIsTooLongIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> LedgerKey.key("a".repeat(513)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "runs/", "runs/r1", "runs/r1/st"})
  void aPrefixMayEndAnywhere(String prefix) {
    assertEquals(prefix, LedgerKey.prefix(prefix));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../", "/", "a//", ".hidden"})
  void aPrefixNamesNothingElseEither(String prefix) {
    assertThrows(IllegalArgumentException.class, () -> LedgerKey.prefix(prefix));
  }
}
