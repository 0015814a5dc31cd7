package io.snaprelay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.plan.Notify;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TeamsChannelTest {
  private final ChannelBench bench = new ChannelBench();

  @BeforeEach
  void configure() {
    bench.set("channels.teams.ops.url", bench.there.url());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Answer tell(Notice notice) {
    return bench.tell(Notify.Channel.TEAMS, "ops", notice);
  }

  private JsonNode card() {
    return bench.got().json().at("/attachments/0/content");
  }

  @Test
  void aWorkflowGetsOneAdaptiveCard() {
    bench.there.answers(202);

    assertInstanceOf(Answer.Accepted.class, tell(SampleNotices.of(Notice.Kind.FAILED)));

    JsonNode message = bench.got().json();
    assertEquals("message", message.path("type").textValue());
    assertEquals(
        "application/vnd.microsoft.card.adaptive",
        message.at("/attachments/0/contentType").textValue());
    assertEquals("AdaptiveCard", card().path("type").textValue());
    assertEquals("Attention", card().at("/body/0/inlines/0/color").textValue());
  }

  @Test
  void noTextOfARunIsReadAsMarkdown() {
    tell(SampleNotices.saying("[click](https://evil.example.org) <at>all</at> **now**"));

    List<String> types =
        StreamSupport.stream(card().path("body").spliterator(), false)
            .map(block -> block.path("type").textValue())
            .distinct()
            .toList();
    assertEquals(List.of("RichTextBlock"), types);
  }

  @Test
  void theEvidenceIsAButtonIfABrowserOpensIt() {
    tell(SampleNotices.of(Notice.Kind.FAILED));

    assertEquals(SampleNotices.EVIDENCE, card().at("/actions/0/url").textValue());
  }

  @Test
  void anObjectOfS3IsNamedAndIsNoButton() {
    tell(SampleNotices.withEvidenceAt("s3://ledger/runs/r/e.html"));

    assertFalse(card().has("actions"));
    assertTrue(card().toString().contains("s3://ledger/runs/r/e.html"));
  }

  @Test
  void aWorkflowThatIsBusyIsAskedLater() {
    bench.there.answers(429);

    assertInstanceOf(Answer.Failed.class, tell(SampleNotices.of(Notice.Kind.FAILED)));
  }

  @Test
  void aWorkflowThatIsGoneIsNot() {
    bench.there.answers(404);

    assertEquals(
        new Answer.Refused("it answers HTTP 404"), tell(SampleNotices.of(Notice.Kind.FAILED)));
  }
}
