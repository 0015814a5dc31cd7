package io.snaprelay.notify.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.wire.Json;

/**
 * A letter as an Adaptive Card, in the envelope that both a workflow and an incoming webhook take
 * (Microsoft Learn, "Create and send messages"). All texts are runs of a {@code RichTextBlock}:
 * those are shown as they are, while a {@code TextBlock} would read them as Markdown (Adaptive
 * Cards, "TextRun").
 */
final class TeamsCard {
  /** The oldest that has a {@code RichTextBlock}: no client needs to know more. */
  private static final String VERSION = "1.2";

  private static final int LONGEST_TITLE = 300;

  private TeamsCard() {}

  /**
   * The message.
   *
   * @param longest how many characters of each part it shows
   */
  static ObjectNode of(Letter letter, Notice notice, int longest) {
    ObjectNode message = Json.mapper().createObjectNode().put("type", "message");
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    card(attachment.putObject("content"), letter, notice, longest);
    return message;
  }

  private static void card(ObjectNode card, Letter letter, Notice notice, int longest) {
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard").put("version", VERSION);
    ArrayNode body = card.putArray("body");
    title(text(body, Cut.to(letter.markedTitle(), LONGEST_TITLE)), notice.severity());
    for (Letter.Part part : letter.parts()) {
      text(body, part.heading()).put("weight", "Bolder");
      text(body, Cut.to(part.bullets(), longest));
    }
    text(body, Cut.to(letter.footer() + "\n" + letter.evidence(), longest)).put("isSubtle", true);
    notice
        .evidence()
        .filter(Notice.Evidence::isLink)
        .ifPresent(evidence -> link(card.putArray("actions"), evidence));
  }

  private static void title(ObjectNode run, Severity severity) {
    run.put("weight", "Bolder").put("size", "Large");
    run.put(
        "color",
        switch (severity) {
          case INFO -> "Good";
          case WARNING -> "Warning";
          case ERROR, CRITICAL -> "Attention";
        });
  }

  private static ObjectNode text(ArrayNode body, String text) {
    ObjectNode block = body.addObject().put("type", "RichTextBlock");
    return block.putArray("inlines").addObject().put("type", "TextRun").put("text", text);
  }

  private static void link(ArrayNode actions, Notice.Evidence evidence) {
    actions
        .addObject()
        .put("type", "Action.OpenUrl")
        .put("title", "Open the evidence")
        .put("url", evidence.address());
  }
}
