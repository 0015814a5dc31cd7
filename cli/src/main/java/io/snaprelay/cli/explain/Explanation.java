package io.snaprelay.cli.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What runs would do, and an estimate of what they take.
 *
 * @param estimate how far the figures can be trusted
 * @param unexplained what of it this release would refuse, or what is not known before a run
 * @param courses one for each database of each plan
 */
public record Explanation(Estimate estimate, List<String> unexplained, List<Course> courses) {
  public Explanation {
    unexplained = List.copyOf(unexplained);
    courses = List.copyOf(courses);
  }

  /**
   * Where prices and rates come from.
   *
   * @param prices the source of the prices
   * @param pricesOf when they were read
   * @param region whose they are; all regions are reckoned by them
   * @param currency of all amounts
   * @param pace the source of the rates
   */
  public record Estimate(
      String prices, LocalDate pricesOf, String region, String currency, String pace) {}

  /**
   * One database of one plan.
   *
   * @param size its size, and how that is known
   * @param steps in order
   * @param minutes to the end of the longest way
   * @param once what one run costs
   * @param monthly what stays costs per month
   * @param notes what the amounts leave out
   */
  public record Course(
      String plan,
      String database,
      Size size,
      List<Line> steps,
      long minutes,
      BigDecimal once,
      BigDecimal monthly,
      List<String> notes) {}

  /**
   * One step.
   *
   * @param step its name
   * @param after what must be done before
   * @param where the region, and the account if it is another one
   * @param calls by service, each with its operation
   * @param permissions the actions that policies must allow, by service
   * @param creates what it makes
   * @param deletes what it deletes
   * @param minutes how long it takes
   */
  public record Line(
      String step,
      List<String> after,
      String where,
      Map<String, List<String>> calls,
      Map<String, List<String>> permissions,
      List<String> creates,
      List<String> deletes,
      long minutes) {}

  /** The same for people. */
  public Stream<String> lines() {
    Stream<String> what =
        Stream.concat(
            courses.stream().flatMap(this::lines), unexplained.stream().map("Mind: %s"::formatted));
    return Stream.concat(
        what,
        Stream.of(
            "An estimate, no promise: prices of %s (%s, %s), %s."
                .formatted(
                    estimate.region(), estimate.currency(), estimate.pricesOf(), estimate.prices()),
            "Rates: %s.".formatted(estimate.pace())));
  }

  private Stream<String> lines(Course course) {
    String title =
        "%s of plan %s, %d GiB (%s): about %s, %s %s a run, %s %s a month for what stays"
            .formatted(
                course.database(),
                course.plan(),
                course.size().gib(),
                course.size().known().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                text(course.minutes()),
                money(course.once()),
                estimate.currency(),
                money(course.monthly()),
                estimate.currency());
    return Stream.concat(
        Stream.of(title),
        Stream.concat(
            course.steps().stream().flatMap(Explanation::lines),
            course.notes().stream().map(note -> "  note: " + note)));
  }

  private static Stream<String> lines(Line line) {
    String after = line.after().isEmpty() ? "" : " after " + String.join(", ", line.after());
    String title =
        "  %-20s %-8s %s%s".formatted(line.step(), "~" + text(line.minutes()), line.where(), after);
    return Stream.of(
            Stream.of(title),
            effects("creates", line.creates()),
            effects("deletes", line.deletes()),
            each("calls", line.calls()),
            each("needs", line.permissions()))
        .flatMap(all -> all);
  }

  private static Stream<String> effects(String word, List<String> what) {
    return what.stream().map(each -> "      %s %s".formatted(word, each));
  }

  private static Stream<String> each(String word, Map<String, List<String>> byService) {
    return byService.entrySet().stream()
        .map(
            entry ->
                "      %s by %s: %s"
                    .formatted(word, entry.getKey(), String.join(", ", entry.getValue())));
  }

  private static String text(long minutes) {
    Duration time = Duration.ofMinutes(minutes);
    return time.toHours() == 0
        ? minutes + " min"
        : "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
