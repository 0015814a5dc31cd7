package io.snaprelay.localaws.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource(
      value = {
        "*, snapshot, true",
        "snap*, snapshot, true",
        "*shot, snapshot, true",
        "s*p*t, snapshot, true",
        "s?apshot, snapshot, true",
        "snapshot*, snapshot, true",
        "snapshot, snapshot, true",
        "s*p*x, snapshot, false",
        "?snapshot, snapshot, false",
        "snapshot?, snapshot, false",
        "snap, snapshot, false",
        "Snapshot, snapshot, false",
        "s.apshot, snapshot, false"
      })
  void aPatternMatchesTheWholeText(String pattern, String text, boolean matches) {
    assertEquals(matches, Wildcard.matches(pattern, text));
  }

  /** A star that took too little is tried again, which is where such code goes wrong. */
  @Test
  void itAgreesWithARegularExpression() {
    Random random = new Random(4711);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab*?");
      String text = text(random, "ab");
      String regex = pattern.replace("*", ".*").replace("?", ".");
      assertEquals(
          Pattern.matches(regex, text), Wildcard.matches(pattern, text), pattern + " of " + text);
    }
  }

  private static String text(Random random, String alphabet) {
    return random
        .ints(random.nextInt(8), 0, alphabet.length())
        .mapToObj(at -> String.valueOf(alphabet.charAt(at)))
        .collect(Collectors.joining());
  }
}
