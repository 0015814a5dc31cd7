package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When EventBridge would start runs. November 2026 begins on a Sunday. */
class ScheduleTimesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cron(0 2 * * ? *)        | 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30",
        "cron(0 2 ? * MON-FRI *)  | 02 03 04 05 06 09 10 11 12 13 16 17 18 19 20 23 24 25 26 27 30",
        "cron(0 2 ? * 1 *)        | 01 08 15 22 29",
        "cron(0 2 ? * SUN,7 *)    | 01 07 08 14 15 21 22 28 29",
        "cron(0 2 ? * L *)        | 07 14 21 28",
        "cron(0 2 ? * 6L *)       | 27",
        "cron(0 2 ? * 2#1 *)      | 02",
        "cron(0 2 ? * 1#5 *)      | 29",
        "cron(0 2 L * ? *)        | 30",
        "cron(0 2 LW * ? *)       | 30",
        "cron(0 2 1W * ? *)       | 02",
        "cron(0 2 15W * ? *)      | 16",
        "cron(0 2 28W * ? *)      | 27",
        "cron(0 2 1,15 * ? *)     | 01 15",
        "cron(0 2 1/10 * ? *)     | 01 11 21",
        "cron(0 2 */15 * ? *)     | 01 16",
        "cron(0 2 10-12 NOV ? *)  | 10 11 12",
        "cron(0 2 * 12 ? *)       | ''",
        "cron(0 2 * * ? 2027)     | ''"
      })
  void theDaysAreThoseOfEventBridge(String schedule, String days) {
    assertEquals(
        days,
        november(schedule).stream()
            .map(at -> at.toString().substring(8, 10))
            .collect(Collectors.joining(" ")));
  }

  @Test
  void aDayHasAsManyStartsAsHoursAndMinutesSay() {
    assertEquals(
        List.of(
            "2026-11-10T08:00:00Z",
            "2026-11-10T08:30:00Z",
            "2026-11-10T12:00:00Z",
            "2026-11-10T12:30:00Z"),
        november("cron(0/30 8,12 10 * ? *)").stream().map(Instant::toString).toList());
  }

  @Test
  void aRateCountsFromNow() {
    assertEquals(
        List.of(Instant.parse("2026-11-01T12:00:00Z"), Instant.parse("2026-11-02T00:00:00Z")),
        ScheduleTimes.between(
            "rate(12 hours)",
            Instant.parse("2026-11-01T00:00:00Z"),
            Instant.parse("2026-11-02T00:00:00Z")));
  }

  @Test
  void theBeginningIsLeftOutAndTheEndIsNot() {
    Instant two = Instant.parse("2026-11-01T02:00:00Z");

    assertEquals(List.of(), ScheduleTimes.between("cron(0 2 * * ? *)", two, two));
    assertEquals(List.of(two), ScheduleTimes.between("cron(0 2 * * ? *)", two.minusNanos(1), two));
  }

  @Test
  void whatIsNoScheduleStartsNothing() {
    assertTrue(november("at noon").isEmpty());
  }

  private static List<Instant> november(String schedule) {
    return ScheduleTimes.between(
        schedule, Instant.parse("2026-10-31T23:59:59Z"), Instant.parse("2026-11-30T23:59:59Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "cron(0 7 * * ? *), 2026-11-22T07:00:00Z",
    "cron(0 7 ? * SUN *), 2026-11-22T07:00:00Z",
    "cron(30 6 1 * ? *), 2026-12-01T06:30:00Z",
    "cron(0 0 29 2 ? *), 2028-02-29T00:00:00Z"
  })
  void theNextStartIsFoundHoweverFarItIs(String schedule, Instant next) {
    assertEquals(
        Optional.of(next), ScheduleTimes.next(schedule, Instant.parse("2026-11-21T07:00:00Z")));
  }

  @Test
  void whatLiesInThePastAloneHasNoNextStart() {
    assertEquals(
        Optional.empty(),
        ScheduleTimes.next("cron(0 7 * * ? 2025)", Instant.parse("2026-11-21T07:00:00Z")));
  }
}
