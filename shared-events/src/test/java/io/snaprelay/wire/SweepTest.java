package io.snaprelay.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bare message that starts a sweep. */
class SweepTest {
  @Test
  void aSweepIsReadAsItIsWritten() {
    Sweep sweep = new Sweep(List.of("eu-west-1", "us-gov-east-1"));

    assertEquals(sweep, read(Messages.write(sweep)));
    assertEquals(sweep, read("{\"sweep\":{\"regions\":[\"eu-west-1\",\"us-gov-east-1\"]}}"));
  }

  @Test
  void otherAccountsAreSweptToo() {
    Sweep sweep = new Sweep(List.of("eu-west-1"), List.of("222222222222"));

    assertEquals(sweep, read(Messages.write(sweep)));
    assertEquals(
        sweep,
        read(
            "{\"sweep\":{\"regions\":[\"eu-west-1\"],\"accounts\":[\"222222222222\",\"222222222222\"]}}"));
  }

  @Test
  void aRegionThatIsNamedTwiceIsSweptOnce() {
    assertEquals(
        new Sweep(List.of("eu-west-1")),
        read("{\"sweep\":{\"regions\":[\"eu-west-1\",\"eu-west-1\"]}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sweep\":{}}",
        "{\"sweep\":null}",
        "{\"sweep\":true}",
        "{\"sweep\":{\"regions\":[]}}",
        "{\"sweep\":{\"regions\":\"eu-west-1 \"}}",
        "{\"sweep\":{\"regions\":[\"Ireland\"]}}",
        "{\"sweep\":{\"regions\":[null]}}",
        "{\"sweep\":{\"regions\":[\"eu-west-1\"],\"accounts\":[\"\"]}}",
        "{\"sweep\":{\"regions\":[\"eu-west-1\"],\"accounts\":[null]}}",
        "{\"sweep\":{\"regions\":[\"eu-west-1\"],\"accounts\":\"222222222222\"}}",
        "{\"sweep\":{\"region\":\"eu-west-1\"}}"
      })
  void aSweepThatNamesNoRegionIsNotUnderstood(String body) {
    assertThrows(NotUnderstood.class, () -> read(body));
  }

  private static Message read(String body) {
    return Messages.read(body, "message-1", Instant.EPOCH);
  }
}
