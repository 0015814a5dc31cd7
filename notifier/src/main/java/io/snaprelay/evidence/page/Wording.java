package io.snaprelay.evidence.page;

import io.snaprelay.evidence.Skips;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Times, durations and counts as people read them. All times are UTC. */
public final class Wording {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB");
  private static final int THOUSAND = 1000;
  private static final int MOST_REASONS = 3;

  private Wording() {}

  /** For example {@code 2026-11-21 02:00:05 UTC}. */
  public static String time(Instant at) {
    return TIME.format(at) + " UTC";
  }

  static String time(Optional<Instant> at, String otherwise) {
    return at.map(Wording::time).orElse(otherwise);
  }

  static String clock(Instant at) {
    return CLOCK.format(at);
  }

  /** The two largest units that matter, for example {@code 14 min 32 s}. */
  public static String duration(Duration length) {
    if (length.isNegative()) {
      return "-" + duration(length.negated());
    }
    if (length.toMinutes() < 1) {
      return seconds(length);
    }
    if (length.toHours() < 1) {
      return two(length.toMinutes(), "min", length.toSecondsPart(), "s");
    }
    return length.toDays() < 1
        ? two(length.toHours(), "h", length.toMinutesPart(), "min")
        : two(length.toDays(), "d", length.toHoursPart(), "h");
  }

  static String duration(Optional<Duration> length, String otherwise) {
    return length.map(Wording::duration).orElse(otherwise);
  }

  private static String seconds(Duration length) {
    return length.toSeconds() < 1
        ? length.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String rest = small == 0 ? "" : " " + small + " " + smallUnit;
    return large + " " + largeUnit + rest;
  }

  /** For example {@code 12.3 MB}. */
  static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= THOUSAND && unit < UNITS.size() - 1) {
      size /= THOUSAND;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS.get(unit));
  }

  /** Why checks were skipped; the most frequent reasons by name, the others by number. */
  static String reasons(List<Skips> skips) {
    String named =
        skips.stream()
            .limit(MOST_REASONS)
            .map(skip -> skip.checks() == 1 ? skip.reason() : skip.checks() + ": " + skip.reason())
            .collect(Collectors.joining("; "));
    int more = skips.size() - MOST_REASONS;
    return more > 0 ? named + "; and " + count(more, "other reason") : named;
  }

  /** For example {@code 1 check} or {@code 3 checks}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A constant's name in small letters, for example {@code not reached}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
