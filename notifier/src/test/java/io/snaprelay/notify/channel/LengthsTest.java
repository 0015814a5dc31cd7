package io.snaprelay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No channel gets more than it takes, whatever a run has to say. */
class LengthsTest {
  private static final int TEAMS = 28_000;

  @Test
  void whatFitsIsLeftAlone() {
    assertEquals("four", Cut.to("four", 4));
  }

  @Test
  void whatIsTooLongEndsInAnEllipsis() {
    assertEquals("fou…", Cut.to("fours", 4));
  }

  @Test
  void noCharacterIsCutInHalf() {
    String faces = "\uD83D\uDE00".repeat(3);

    assertEquals("\uD83D\uDE00…", Cut.to(faces, 4));
  }

  @Test
  void noEscapeIsCutInHalf() {
    String cut = Cut.escaped("a&&&&&", 14, text -> text.replace("&", "&amp;"));

    assertEquals("a&amp;&amp;…", cut);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u0001", "€", "\uD83D\uDE00", "\"", "<&>"})
  void slackGetsNoSectionThatItRefuses(String filler) {
    Letter letter = Letter.of(SampleNotices.saying(filler.repeat(50_000)));

    for (JsonNode block : SlackMessage.of(letter).path("blocks")) {
      assertTrue(block.at("/text/text").asText().length() <= 3000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u0001", "€", "\uD83D\uDE00", "\"", "<&>"})
  void teamsGetsNoMoreBytesThanItTakes(String filler) {
    Notice notice = SampleNotices.saying(filler.repeat(50_000));
    Letter letter = Letter.of(notice);

    byte[] json = JsonWithin.bytes(TEAMS, longest -> TeamsCard.of(letter, notice, longest));

    assertTrue(json.length <= TEAMS, "it has " + json.length);
    assertTrue(new String(json, StandardCharsets.UTF_8).contains("Look into it."));
  }

  @Test
  void whatFitsIsNotShortened() {
    Notice notice = SampleNotices.saying("x".repeat(2500));
    Letter letter = Letter.of(notice);

    byte[] json = JsonWithin.bytes(TEAMS, longest -> TeamsCard.of(letter, notice, longest));

    assertFalse(new String(json, StandardCharsets.UTF_8).contains("…"));
  }
}
