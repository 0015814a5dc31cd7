package io.snaprelay.notify.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.wire.Json;

/**
 * A letter as Slack blocks. Lengths: Slack API, "Block Kit: header" (150 characters) and "section"
 * (3000). Escapes: Slack API, "Formatting text for app surfaces".
 */
final class SlackMessage {
  private static final int LONGEST_HEADER = 150;
  private static final int LONGEST_SECTION = 3000;

  private SlackMessage() {}

  static ObjectNode of(Letter letter) {
    ObjectNode message = Json.mapper().createObjectNode();
    message.put("text", Cut.escaped(letter.markedTitle(), LONGEST_SECTION, SlackMessage::escaped));
    ArrayNode blocks = message.putArray("blocks");
    header(blocks, letter.markedTitle());
    letter.parts().forEach(part -> section(blocks, part));
    context(blocks, letter);
    return message;
  }

  private static void header(ArrayNode blocks, String title) {
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", Cut.to(title, LONGEST_HEADER));
  }

  private static void section(ArrayNode blocks, Letter.Part part) {
    ObjectNode text = blocks.addObject().put("type", "section").putObject("text");
    markdown(text, "*" + part.heading() + "*\n" + part.bullets());
  }

  private static void context(ArrayNode blocks, Letter letter) {
    ArrayNode elements = blocks.addObject().put("type", "context").putArray("elements");
    markdown(elements.addObject(), letter.footer() + "\n" + letter.evidence());
  }

  private static void markdown(ObjectNode block, String text) {
    block
        .put("type", "mrkdwn")
        .put("text", Cut.escaped(text, LONGEST_SECTION, SlackMessage::escaped));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
