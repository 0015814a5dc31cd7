package io.snaprelay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.notify.channel.Notice.Kind;
import io.snaprelay.plan.Notify;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagerDutyChannelTest {
  private final ChannelBench bench = new ChannelBench();

  @BeforeEach
  void configure() {
    bench.set("channels.pagerduty.oncall.routing-key", "R0UT3");
    bench.set("channels.pagerduty.oncall.url", bench.there.url());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Answer tell(Kind kind) {
    return bench.tell(Notify.Channel.PAGERDUTY, "oncall", SampleNotices.of(kind));
  }

  private JsonNode told(Kind kind) {
    assertInstanceOf(Answer.Accepted.class, tell(kind));
    return bench.got().json();
  }

  @Test
  void aFailedProofOpensAnIncident() {
    JsonNode event = told(Kind.FAILED);

    assertEquals("R0UT3", event.path("routing_key").textValue());
    assertEquals("trigger", event.path("event_action").textValue());
    assertEquals("orders-prod: Proof failed", event.at("/payload/summary").textValue());
    assertEquals(SampleNotices.ARN, event.at("/payload/source").textValue());
    assertEquals("critical", event.at("/payload/severity").textValue());
    assertEquals("2026-11-21T02:30:00Z", event.at("/payload/timestamp").textValue());
    assertEquals("• Look into it.", event.at("/payload/custom_details/What to do").textValue());
    assertEquals(SampleNotices.EVIDENCE, event.at("/links/0/href").textValue());
  }

  @Test
  void theNextSuccessClosesTheVeryIncident() {
    String opened = told(Kind.FAILED).path("dedup_key").textValue();

    JsonNode event = told(Kind.SUCCEEDED);

    assertEquals("resolve", event.path("event_action").textValue());
    assertEquals(opened, event.path("dedup_key").textValue());
    assertFalse(event.has("payload"), "PagerDuty wants one for triggers only");
  }

  @Test
  void whatFailsOnTheWayBelongsToTheSameIncident() {
    String opened = told(Kind.STEP_FAILED).path("dedup_key").textValue();

    assertEquals(opened, told(Kind.VERDICT_FAILED).path("dedup_key").textValue());
    assertEquals(opened, told(Kind.FAILED).path("dedup_key").textValue());
  }

  @Test
  void aChannelThatIsOutIsAnotherIncident() {
    JsonNode event = told(Kind.UNDELIVERED);

    assertEquals("warning", event.at("/payload/severity").textValue());
    assertNotEquals(told(Kind.FAILED).path("dedup_key"), event.path("dedup_key"));
  }

  @Test
  void theLongestNamesMakeNoKeyThatIsTooLong() {
    Notice failed = SampleNotices.of(Kind.UNDELIVERED);
    String arn = "arn:aws-us-gov:rds:us-gov-west-1:111111111111:cluster:" + "d".repeat(63);
    Notice.Subject about =
        new Notice.Subject(
            SampleNotices.RUN, "p".repeat(63), "d".repeat(63), arn, failed.about().verdict());
    Notice notice =
        new Notice(
            "1", failed.kind(), failed.occurredAt(), about, failed.news(), failed.evidence());

    String key =
        PagerDutyEvent.of(Letter.of(notice), notice, "R0UT3", 10).path("dedup_key").textValue();

    assertTrue(key.length() <= 255, key);
  }

  @Test
  void aKeyThatPagerDutyDoesNotKnowIsNotTriedForEver() {
    bench.there.answers(400);

    assertEquals(new Answer.Refused("it answers HTTP 400"), tell(Kind.FAILED));
  }

  @Test
  void aKeyThatIsMissingIsNamed() {
    Answer answer = bench.tell(Notify.Channel.PAGERDUTY, "nobody", SampleNotices.of(Kind.FAILED));

    assertEquals(
        new Answer.Refused("snaprelay.channels.pagerduty.nobody.routing-key is not set"), answer);
  }
}
