package io.snaprelay.coverage;

import io.snaprelay.chain.Point;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;

/** Coverage as one self-contained page: no script, no font, no picture from elsewhere. */
public final class CoverageHtml {
  private CoverageHtml() {}

  /** Renders the page. */
  public static byte[] render(Coverage coverage) {
    long covered = coverage.rows().stream().filter(row -> row.standing().isCovered()).count();
    String page =
        CoveragePage.TEXT
            .replace("@COVERED@", Long.toString(covered))
            .replace("@ALL@", Integer.toString(coverage.rows().size()))
            .replace("@TONE@", coverage.isComplete() ? "good" : "bad")
            .replace("@AT@", time(coverage.at()))
            .replace("@LONGEST@", Ages.of(coverage.longest()))
            .replace("@NOTES@", notes(coverage))
            .replace(
                "@ROWS@",
                coverage.rows().stream().map(CoverageHtml::row).collect(Collectors.joining("\n")));
    return page.getBytes(StandardCharsets.UTF_8);
  }

  private static String notes(Coverage coverage) {
    return coverage.notes().stream()
        .map(note -> "<p class=\"note bad\">" + Html.text(note) + "</p>")
        .collect(Collectors.joining("\n"));
  }

  private static String row(CoverageRow row) {
    return "<tr class=\"%s\">".formatted(tone(row.standing()))
        + cell(Html.text(row.name()) + "<br><code>" + Html.text(row.arn()) + "</code>")
        + cell(row.plans().isEmpty() ? "none" : Html.text(String.join(", ", row.plans())))
        + cell("<span class=\"pill\">" + word(row.standing()) + "</span>" + verdict(row))
        + cell(row.lastProof().map(CoverageHtml::proof).orElse("never"))
        + cell(row.age().map(Ages::of).orElse("no proof"))
        + cell(figure(row.lastProof().flatMap(Point::rto), row.rtoTarget()) + rto(row))
        + cell(figure(row.lastProof().flatMap(Point::rpo), row.rpoTarget()) + rpo(row))
        + cell(row.lastRun().map(CoverageHtml::run).orElse("no run has ended"))
        + "</tr>";
  }

  private static String rto(CoverageRow row) {
    return Plot.svg("recovery time, run by run", row.trend(), Point::rto, row.rtoTarget());
  }

  private static String rpo(CoverageRow row) {
    return Plot.svg("recovery point, run by run", row.trend(), Point::rpo, row.rpoTarget());
  }

  private static String verdict(CoverageRow row) {
    return row.lastProof()
        .map(
            point ->
                "<br>%d passed, %d failed, %d skipped"
                    .formatted(point.passed(), point.failed(), point.skipped()))
        .orElse("");
  }

  private static String proof(Point point) {
    return point.provedAt().map(CoverageHtml::time).orElse("")
        + "<br><code>"
        + point.run()
        + "</code>";
  }

  private static String run(Point point) {
    return point.result() + "<br>" + time(point.at()) + "<br><code>" + point.run() + "</code>";
  }

  private static String figure(Optional<Duration> measured, Optional<Duration> target) {
    String of = target.map(objective -> " of " + Ages.of(objective)).orElse("");
    return measured.map(value -> Ages.of(value) + of).orElse("not measured") + "<br>";
  }

  private static String cell(String html) {
    return "<td>" + html + "</td>";
  }

  private static String word(Standing standing) {
    return switch (standing) {
      case PROVED -> "proved";
      case PROVED_BUT -> "proved, but see the last run and the objectives";
      case TOO_OLD -> "proved too long ago";
      case FAILED -> "proof failed";
      case NEVER -> "never proved";
      case IN_NO_PLAN -> "in no plan";
    };
  }

  private static String tone(Standing standing) {
    return standing == Standing.PROVED ? "good" : standing.isCovered() ? "mixed" : "bad";
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
