package io.snaprelay.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that a service's metrics endpoint answers with.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format</a>
 */
final class MetricsText {
  private static final Pattern SAMPLE =
      Pattern.compile("(?<name>[a-zA-Z_:][\\w:]*)(?:\\{.*})? (?<value>\\S+)(?: -?\\d+)?");

  private MetricsText() {}

  /**
   * The sum of a metric over all its labels; 0 if it has no sample, which is how a counter looks
   * that has counted nothing.
   *
   * @throws IllegalArgumentException naming the line that is no sample
   */
  static double sum(String metric, String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(MetricsText::sample)
        .filter(sample -> sample.group("name").equals(metric))
        .mapToDouble(MetricsText::value)
        .sum();
  }

  private static Matcher sample(String line) {
    Matcher sample = SAMPLE.matcher(line);
    if (!sample.matches()) {
      throw new IllegalArgumentException("Not a sample of a metric: " + line);
    }
    return sample;
  }

  private static double value(Matcher sample) {
    try {
      return Double.parseDouble(sample.group("value"));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The value is no number: " + sample.group(), e);
    }
  }
}
