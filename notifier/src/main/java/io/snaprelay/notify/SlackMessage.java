package io.snaprelay.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.evidence.page.Wording;
import io.snaprelay.plan.Notify.Occasion;
import io.snaprelay.wire.Json;
import java.util.List;

/**
 * A notice as Slack blocks. Lengths: Slack API, "Block Kit: header" (150 characters) and "section"
 * (3000). Escapes: Slack API, "Formatting text for app surfaces".
 */
final class SlackMessage {
  private static final int LONGEST_HEADER = 150;
  private static final int LONGEST_SECTION = 3000;

  private SlackMessage() {}

  static ObjectNode of(Notice notice) {
    ObjectNode message = Json.mapper().createObjectNode();
    message.put("text", escaped(title(notice)));
    ArrayNode blocks = message.putArray("blocks");
    header(blocks, title(notice));
    section(blocks, "What happened", notice.happened());
    section(blocks, "Left as it was", notice.leftAsIs());
    section(blocks, "What to do", notice.toDo());
    context(blocks, notice);
    return message;
  }

  private static String title(Notice notice) {
    return mark(notice.occasion()) + " " + notice.title();
  }

  private static String mark(Occasion occasion) {
    return switch (occasion) {
      case STARTED -> "▶";
      case SUCCEEDED -> "✅";
      case FAILED -> "❌";
    };
  }

  private static void header(ArrayNode blocks, String title) {
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", cut(title, LONGEST_HEADER));
  }

  private static void section(ArrayNode blocks, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      String text = "*" + title + "*\n• " + String.join("\n• ", lines);
      markdown(blocks.addObject().put("type", "section").putObject("text"), text);
    }
  }

  private static void context(ArrayNode blocks, Notice notice) {
    String text =
        "Plan %s, run %s, %s"
            .formatted(notice.plan(), notice.run(), Wording.time(notice.occurredAt()));
    String evidence = notice.evidence().map(key -> ", evidence in the ledger: " + key).orElse("");
    ArrayNode elements = blocks.addObject().put("type", "context").putArray("elements");
    markdown(elements.addObject(), text + evidence);
  }

  private static void markdown(ObjectNode block, String text) {
    block.put("type", "mrkdwn").put("text", cut(escaped(text), LONGEST_SECTION));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
