package io.snaprelay.notify.channel;

import io.snaprelay.evidence.page.Wording;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A notice as people read it. Every channel shows these words; only their form is its own.
 *
 * @param mark a sign that shows at a glance how good the news is
 * @param title all of it in one line, without the mark
 * @param parts what happened, what was left, what to do; none is empty
 * @param footer which run it was
 * @param evidence where the evidence is; empty while the run is open
 */
public record Letter(String mark, String title, List<Part> parts, String footer, String evidence) {

  /** A heading and the lines below it. */
  public record Part(String heading, List<String> lines) {

    /** The lines, each behind a bullet. */
    public String bullets() {
      return lines.stream().map("• "::concat).collect(Collectors.joining("\n"));
    }
  }

  static Letter of(Notice notice) {
    Notice.News news = notice.news();
    return new Letter(
        mark(notice.severity(), notice.kind()),
        news.title(),
        Stream.of(
                new Part("What happened", news.happened()),
                new Part("Left as it was", news.leftAsIs()),
                new Part("What to do", news.toDo()))
            .filter(part -> !part.lines().isEmpty())
            .toList(),
        footer(notice),
        notice.evidence().map(found -> "Evidence: " + found.address()).orElse(""));
  }

  private static String mark(Severity severity, Notice.Kind kind) {
    return switch (severity) {
      case INFO -> goodMark(kind);
      case WARNING -> "⚠";
      case ERROR, CRITICAL -> "❌";
    };
  }

  private static String goodMark(Notice.Kind kind) {
    return switch (kind) {
      case STARTED -> "▶";
      case DIGEST -> "☰";
      default -> "✅";
    };
  }

  private static String footer(Notice notice) {
    if (notice.kind() == Notice.Kind.DIGEST) {
      return "Digest %s of %s, due %s"
          .formatted(
              notice.about().run(), notice.about().plan(), Wording.time(notice.occurredAt()));
    }
    return "Plan %s, run %s, %s"
        .formatted(notice.about().plan(), notice.about().run(), Wording.time(notice.occurredAt()));
  }

  public String markedTitle() {
    return mark + " " + title;
  }

  /**
   * All of it as plain text.
   *
   * @param longestPart how many characters of each part it shows at most
   */
  String plain(int longestPart) {
    String body =
        parts.stream()
            .map(part -> part.heading() + "\n" + Cut.to(part.bullets(), longestPart) + "\n\n")
            .collect(Collectors.joining());
    return title + "\n\n" + body + footer + "\n" + (evidence.isEmpty() ? "" : evidence + "\n");
  }
}
