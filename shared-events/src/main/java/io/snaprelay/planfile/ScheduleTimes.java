package io.snaprelay.planfile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When a schedule starts runs, for those who look ahead. In UTC, as EventBridge reads a rule's
 * schedule (Amazon EventBridge User Guide, "Cron expressions" and "Rate expressions").
 */
public final class ScheduleTimes {
  private static final Pattern CRON = Pattern.compile("cron\\((.*)\\)");
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  /** How far to look, near before far: most schedules are daily or weekly. */
  private static final List<Integer> DAYS_AHEAD = List.of(1, 8, 40, 400, 8 * 366);

  private ScheduleTimes() {}

  /**
   * All starts after one instant and not after another. A rate is counted from the first of them:
   * when its rule was made nobody knows here.
   *
   * @param schedule one that has passed the check of the plan file
   */
  public static List<Instant> between(String schedule, Instant after, Instant until) {
    Matcher cron = CRON.matcher(schedule);
    if (cron.matches()) {
      return cron(cron.group(1).trim().split("\\s+"), after, until);
    }
    Matcher rate = RATE.matcher(schedule);
    return rate.matches() ? rate(rate, after, until) : List.of();
  }

  /**
   * The first start after an instant; empty if there is none in eight years, which is the longest
   * that a leap day keeps one waiting.
   *
   * @param schedule one that has passed the check of the plan file
   */
  public static Optional<Instant> next(String schedule, Instant after) {
    return DAYS_AHEAD.stream()
        .map(days -> between(schedule, after, after.plus(days, ChronoUnit.DAYS)))
        .filter(starts -> !starts.isEmpty())
        .map(starts -> starts.get(0))
        .findFirst();
  }

  private static List<Instant> rate(Matcher rate, Instant after, Instant until) {
    ChronoUnit unit = ChronoUnit.valueOf(rate.group(2).toUpperCase(Locale.ROOT) + "S");
    Duration step = Duration.of(Long.parseLong(rate.group(1)), unit);
    return Stream.iterate(after.plus(step), at -> !at.isAfter(until), at -> at.plus(step)).toList();
  }

  private static List<Instant> cron(String[] fields, Instant after, Instant until) {
    CronDays days = new CronDays(fields);
    return after
        .atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .datesUntil(until.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1))
        .filter(days::include)
        .flatMap(day -> onDay(day, fields))
        .filter(at -> at.isAfter(after) && !at.isAfter(until))
        .toList();
  }

  private static Stream<Instant> onDay(LocalDate day, String[] fields) {
    List<Integer> minutes = CronField.MINUTES.values(fields[CronField.MINUTES.ordinal()]);
    return CronField.HOURS.values(fields[CronField.HOURS.ordinal()]).stream()
        .flatMap(hour -> minutes.stream().map(minute -> day.atTime(hour, minute)))
        .map(time -> time.toInstant(ZoneOffset.UTC));
  }
}
