package io.snaprelay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.notify.channel.Notice.Kind;
import io.snaprelay.plan.Notify;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** The SDK's own client, and somebody who answers as SES does. */
class EmailChannelTest {
  private final ChannelBench bench = new ChannelBench();

  @BeforeEach
  void configure() {
    bench.set("channels.email.from", "SnapRelay <snaprelay@example.org>");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Answer tell(Notice notice) {
    return bench.tell(Notify.Channel.EMAIL, "dba@example.org", notice);
  }

  private JsonNode sent(Notice notice) {
    bench.there.answers(200, Map.of(), "{\"MessageId\":\"1\"}");
    assertInstanceOf(Answer.Accepted.class, tell(notice));
    return bench.got().json();
  }

  @Test
  void itIsTextAndHtmlAndSaysWhereTheEvidenceIs() {
    JsonNode mail = sent(SampleNotices.of(Kind.FAILED));

    assertEquals("SnapRelay <snaprelay@example.org>", mail.path("FromEmailAddress").textValue());
    assertEquals("dba@example.org", mail.at("/Destination/ToAddresses/0").textValue());
    JsonNode simple = mail.at("/Content/Simple");
    assertEquals("SnapRelay: orders-prod: Proof failed", simple.at("/Subject/Data").textValue());
    assertEquals("UTF-8", simple.at("/Body/Text/Charset").textValue());
    assertTrue(simple.at("/Body/Text/Data").textValue().contains(SampleNotices.EVIDENCE));
    assertTrue(simple.at("/Body/Html/Data").textValue().contains(SampleNotices.EVIDENCE));
    assertFalse(mail.has("ConfigurationSetName"));
  }

  @Test
  void regionAndConfigurationSetAreThoseOfTheConfiguration() {
    bench.set("channels.email.region", "eu-central-1");
    bench.set("channels.email.configuration-set", "bounces");

    JsonNode mail = sent(SampleNotices.of(Kind.FAILED));

    assertEquals("bounces", mail.path("ConfigurationSetName").textValue());
    assertEquals(List.of(Optional.of(Region.EU_CENTRAL_1)), bench.aws.regions());
  }

  @Test
  void noTitleMakesAHeaderOfItsOwn() {
    Notice failed = SampleNotices.of(Kind.FAILED);
    Notice.News news =
        new Notice.News("x\r\nBcc: all@example.org", List.of(), List.of(), List.of());

    JsonNode mail =
        sent(
            new Notice(
                "1", Kind.FAILED, failed.occurredAt(), failed.about(), news, failed.evidence()));

    assertEquals(
        "SnapRelay: x  Bcc: all@example.org", mail.at("/Content/Simple/Subject/Data").textValue());
  }

  @ParameterizedTest
  @CsvSource({
    "400, MessageRejected",
    "400, MailFromDomainNotVerifiedException",
    "400, SendingPausedException",
    "400, AccountSuspendedException",
    "404, NotFoundException",
    "400, BadRequestException"
  })
  void whatSesRefusesIsNotTriedAgain(int status, String code) {
    refuses(status, code);

    assertEquals(
        new Answer.Refused("AWS refuses it: " + code), tell(SampleNotices.of(Kind.FAILED)));
  }

  @ParameterizedTest
  @CsvSource({"429, TooManyRequestsException", "503, ServiceUnavailable"})
  void whatPassesIsTriedLater(int status, String code) {
    refuses(status, code);

    assertEquals(new Answer.Failed("AWS answers " + code), tell(SampleNotices.of(Kind.FAILED)));
  }

  @Test
  void withoutASenderNobodyIsWrittenTo() {
    try (ChannelBench other = new ChannelBench()) {
      assertEquals(
          new Answer.Refused("snaprelay.channels.email.from is not set"),
          other.tell(Notify.Channel.EMAIL, "dba@example.org", SampleNotices.of(Kind.FAILED)));
    }
  }

  private void refuses(int status, String code) {
    bench.there.answers(
        status, Map.of("x-amzn-ErrorType", code), "{\"message\":\"dba@example.org is refused\"}");
  }
}
