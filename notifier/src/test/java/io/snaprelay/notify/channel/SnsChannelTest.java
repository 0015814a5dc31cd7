package io.snaprelay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.notify.channel.Notice.Kind;
import io.snaprelay.plan.Notify;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** The SDK's own client, and somebody who answers as SNS does. */
class SnsChannelTest {
  private static final String TOPIC = "arn:aws:sns:eu-central-1:111111111111:ops";
  private static final String PUBLISHED =
      "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>";

  private final ChannelBench bench = new ChannelBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private Answer tell(String topic, Notice notice) {
    return bench.tell(Notify.Channel.SNS, topic, notice);
  }

  private Map<String, String> published(String topic, Notice notice) {
    bench.there.answers(200, Map.of("Content-Type", "text/xml"), PUBLISHED);
    assertInstanceOf(Answer.Accepted.class, tell(topic, notice));
    return bench.got().form();
  }

  private static Map<String, String> attributes(Map<String, String> form) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 1; form.containsKey(entry(i) + "Name"); i++) {
      attributes.put(form.get(entry(i) + "Name"), form.get(entry(i) + "Value.StringValue"));
    }
    return attributes;
  }

  private static String entry(int number) {
    return "MessageAttributes.entry." + number + ".";
  }

  @Test
  void aTopicGetsTheLetterInItsOwnRegion() {
    Map<String, String> form = published(TOPIC, SampleNotices.of(Kind.FAILED));

    assertEquals("Publish", form.get("Action"));
    assertEquals(TOPIC, form.get("TopicArn"));
    assertEquals("SnapRelay: orders-prod: Proof failed", form.get("Subject"));
    assertTrue(form.get("Message").contains("Evidence: " + SampleNotices.EVIDENCE));
    assertFalse(form.containsKey("MessageGroupId"), "SNS refuses it for a standard topic");
    assertEquals(List.of(Optional.of(Region.EU_CENTRAL_1)), bench.aws.regions());
  }

  @Test
  void subscriptionsCanFilter() {
    assertEquals(
        Map.of(
            "occasion", "FAILED",
            "severity", "critical",
            "verdict", "FAILED",
            "plan", "nightly",
            "database", "orders",
            "run", SampleNotices.RUN.value()),
        attributes(published(TOPIC, SampleNotices.of(Kind.FAILED))));
  }

  @Test
  void aVerdictThatIsNotThereIsNoAttribute() {
    Map<String, String> form = published(TOPIC, SampleNotices.of(Kind.STARTED));

    assertFalse(attributes(form).containsKey("verdict"), form::toString);
  }

  @Test
  void aFifoTopicKeepsThePlansOrderAndDropsWhatComesTwice() {
    Notice notice = SampleNotices.of(Kind.FAILED);

    Map<String, String> form = published(TOPIC + ".fifo", notice);

    assertEquals("nightly.orders", form.get("MessageGroupId"));
    assertEquals(notice.eventId(), form.get("MessageDeduplicationId"));
  }

  @Test
  void aSubjectIsShortAndAscii() {
    Notice failed = SampleNotices.of(Kind.FAILED);
    Notice.News news =
        new Notice.News("Überlauf\n" + "x".repeat(200), List.of(), List.of(), List.of());
    Notice notice =
        new Notice("1", Kind.FAILED, failed.occurredAt(), failed.about(), news, failed.evidence());

    String subject = published(TOPIC, notice).get("Subject");

    assertEquals(99, subject.length());
    assertTrue(subject.startsWith("SnapRelay: ?berlauf?xxx"), subject);
  }

  @ParameterizedTest
  @CsvSource({
    "404, NotFound",
    "403, AuthorizationError",
    "400, InvalidParameter",
    "400, KMSDisabled",
    "400, EndpointDisabled"
  })
  void whatSnsRefusesIsNotTriedAgain(int status, String code) {
    refuses(status, code);

    assertEquals(
        new Answer.Refused("AWS refuses it: " + code), tell(TOPIC, SampleNotices.of(Kind.FAILED)));
  }

  @ParameterizedTest
  @CsvSource({
    "429, Throttled",
    "400, KMSThrottling",
    "500, InternalError",
    "503, ServiceUnavailable"
  })
  void whatPassesIsTriedLater(int status, String code) {
    refuses(status, code);

    assertEquals(
        new Answer.Failed("AWS answers " + code), tell(TOPIC, SampleNotices.of(Kind.FAILED)));
  }

  @Test
  void nobodyThereIsTriedLater() {
    bench.there.close();

    assertEquals(
        new Answer.Failed("AWS does not answer"), tell(TOPIC, SampleNotices.of(Kind.FAILED)));
  }

  private void refuses(int status, String code) {
    String body =
        "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>No.</Message></Error></ErrorResponse>"
            .formatted(code);
    bench.there.answers(status, Map.of("Content-Type", "text/xml"), body);
  }

  /** News of several databases names them all, with commas and blanks, and may be long. */
  @Test
  void aGroupOfSeveralDatabasesIsOneThatSnsTakes() {
    Notice one = SampleNotices.of(Kind.FAILED);
    String names = "orders, ".repeat(40) + "ledger";
    Notice notice =
        new Notice(
            one.eventId(),
            one.kind(),
            one.occurredAt(),
            new Notice.Subject(
                SampleNotices.RUN, "nightly", names, SampleNotices.ARN, Optional.empty()),
            one.news(),
            one.evidence());

    String group = published(TOPIC + ".fifo", notice).get("MessageGroupId");

    assertTrue(group.matches("[!-~]{1,128}"), group);
  }
}
