package io.snaprelay.planfile;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as plans write them: {@code 30m}, {@code 2h}, {@code 7d}. A day is 24 hours. */
final class DurationText {
  private static final Pattern GRAMMAR = Pattern.compile("([1-9][0-9]{0,4})([mhd])");

  private DurationText() {}

  static Optional<Duration> parse(String text) {
    Matcher matcher = GRAMMAR.matcher(text);
    return matcher.matches() ? Optional.of(duration(matcher)) : Optional.empty();
  }

  private static Duration duration(Matcher matcher) {
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
