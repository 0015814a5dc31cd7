package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final List<String> KNOWN = List.of("on", "copy", "share", "snapshot");

  @Test
  void aWordThatIsTooDifferentIsNoGuess() {
    assertEquals(Optional.empty(), Spelling.closest("compression", KNOWN));
  }

  @Test
  void aShortWordIsNotGuessedFromAnythingOfItsLength() {
    assertEquals(Optional.empty(), Spelling.closest("by", KNOWN));
  }

  @Test
  void aDroppedAnAddedAndAReplacedLetterAreForgiven() {
    assertEquals(Optional.of("snapshot"), Spelling.closest("snapsot", KNOWN));
    assertEquals(Optional.of("share"), Spelling.closest("shares", KNOWN));
    assertEquals(Optional.of("share"), Spelling.closest("shore", KNOWN));
  }

  @Test
  void twoSwappedLettersAreOneMistake() {
    assertEquals(1, Spelling.distance("cpoy", "copy"));
  }
}
