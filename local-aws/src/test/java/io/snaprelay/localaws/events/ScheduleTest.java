package io.snaprelay.localaws.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.wire.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;

/** Rules that fire by the clock. */
class ScheduleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate(1 minute)         | 2026-11-21T12:00:30Z | 2026-11-21T12:01:30Z",
        "rate(12 hours)         | 2026-11-21T12:00:00Z | 2026-11-22T00:00:00Z",
        "cron(0 2 * * ? *)      | 2026-11-21T12:00:00Z | 2026-11-22T02:00:00Z",
        "cron(0 2 * * ? *)      | 2026-11-21T02:00:00Z | 2026-11-22T02:00:00Z",
        "cron(0 2 * * ? *)      | 2026-11-21T01:59:59Z | 2026-11-21T02:00:00Z",
        "cron(15 10 ? * SUN *)  | 2026-11-21T12:00:00Z | 2026-11-22T10:15:00Z",
        "cron(15 10 ? * 1 *)    | 2026-11-21T12:00:00Z | 2026-11-22T10:15:00Z",
        "cron(0 18 ? * MON-FRI *) | 2026-11-20T18:00:00Z | 2026-11-23T18:00:00Z",
        "cron(0 8 1 * ? *)      | 2026-11-21T12:00:00Z | 2026-12-01T08:00:00Z",
        "cron(0/10 * ? * * *)   | 2026-11-21T12:01:00Z | 2026-11-21T12:10:00Z",
        "cron(5,35 14 * * ? *)  | 2026-11-21T14:05:00Z | 2026-11-21T14:35:00Z",
        "cron(0 0 29 FEB ? *)   | 2026-11-21T12:00:00Z | 2028-02-29T00:00:00Z",
        "cron(0 0 1 JAN ? 2030) | 2026-11-21T12:00:00Z | 2030-01-01T00:00:00Z",
      })
  void theNextMomentOfASchedule(String expression, Instant from, Instant next) {
    assertEquals(Optional.of(next), Schedule.parse(expression).times().after(from));
  }

  @Test
  void aScheduleOfThePastHasNoNextMoment() {
    assertEquals(
        Optional.empty(),
        Schedule.parse("cron(0 0 1 1 ? 2020)")
            .times()
            .after(Instant.parse("2026-01-01T00:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(0 minutes)",
        "rate(1 minutes)",
        "rate(2 minute)",
        "rate(5 weeks)",
        "hourly",
        "cron(INVALID)",
        "cron(0 2 * * * *)",
        "cron(0 2 ? * ? *)",
        "cron(60 2 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 2 0 * ? *)",
        "cron(0 2 ? * 8 *)",
        "cron(0 2 * FOO ? *)",
        "cron(9-5 2 * * ? *)",
        "cron(0/0 2 * * ? *)",
        "cron(0 2 * * ?)"
      })
  void anExpressionThatIsNoneIsRefused(String expression) {
    AwsError refused = assertThrows(AwsError.class, () -> Schedule.parse(expression));
    assertEquals("Parameter ScheduleExpression is not valid.", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cron(0 2 L * ? *)", "cron(0 2 3W * ? *)", "cron(0 2 ? * 3#2 *)"})
  void theRarerMarksAreRefusedByName(String expression) {
    AwsError refused = assertThrows(AwsError.class, () -> Schedule.parse(expression));
    assertTrue(refused.getMessage().startsWith("local-aws does not implement"));
  }

  @Test
  void aRuleFiresAtItsTimeUntilItIsDeleted() throws Exception {
    try (EventsFixture aws = new EventsFixture()) {
      EventBridgeClient events = aws.events();
      String queue = aws.queue("q");
      events.putRule(r -> r.name("nightly").scheduleExpression("cron(0 2 * * ? *)"));
      events.putTargets(r -> r.rule("nightly").targets(EventsFixture.target("q", queue)));

      aws.time.advance(Duration.ofDays(2));
      var fired = aws.messages(queue);
      assertEquals(2, fired.size());
      var first = Json.read(fired.get(0).body()).orElseThrow();
      assertEquals("2026-11-22T02:00:00Z", first.path("time").asText());
      assertEquals("Scheduled Event", first.path("detail-type").asText());

      events.removeTargets(r -> r.rule("nightly").ids("q"));
      events.deleteRule(r -> r.name("nightly"));
      aws.time.advance(Duration.ofDays(1));
      assertTrue(aws.messages(queue).isEmpty());
    }
  }

  @Test
  void aReplacedScheduleFiresOnlyByItsNewExpression() throws Exception {
    try (EventsFixture aws = new EventsFixture()) {
      EventBridgeClient events = aws.events();
      String queue = aws.queue("q");
      events.putRule(r -> r.name("a").scheduleExpression("rate(1 minute)"));
      events.putTargets(r -> r.rule("a").targets(EventsFixture.target("q", queue)));
      events.putRule(r -> r.name("a").scheduleExpression("rate(5 minutes)"));

      aws.time.advance(Duration.ofMinutes(10));

      assertEquals(2, aws.messages(queue).size());
    }
  }

  @Test
  void aScheduleStandsOnTheDefaultBusOnly() {
    try (EventsFixture aws = new EventsFixture()) {
      EventBridgeClient events = aws.events();
      events.createEventBus(r -> r.name("home"));
      EventBridgeException refused =
          assertThrows(
              EventBridgeException.class,
              () ->
                  events.putRule(
                      r -> r.name("a").eventBusName("home").scheduleExpression("rate(1 day)")));
      assertEquals(
          "ScheduleExpression is supported only on the default event bus.",
          refused.awsErrorDetails().errorMessage());
    }
  }
}
