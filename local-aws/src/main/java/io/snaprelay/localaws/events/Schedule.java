package io.snaprelay.localaws.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a rule fires by itself. Source: User Guide, "Schedule expressions": rate(5 minutes), or
 * cron(minutes hours day-of-month month day-of-week year) in UTC.
 */
record Schedule(String expression, Times times) {

  /** The moments of a schedule. */
  @FunctionalInterface
  interface Times {

    /** The first moment after the given one; empty when there is none any more. */
    Optional<Instant> after(Instant moment);
  }

  private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,9}) (minute|hour|day)(s?)\\)");
  private static final Pattern CRON = Pattern.compile("cron\\((.+)\\)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "minute", Duration.ofMinutes(1),
          "hour", Duration.ofHours(1),
          "day", Duration.ofDays(1));

  static Schedule parse(String expression) {
    Matcher rate = RATE.matcher(expression);
    if (rate.matches()) {
      return new Schedule(expression, rate(rate));
    }
    Matcher cron = CRON.matcher(expression);
    if (cron.matches()) {
      return new Schedule(expression, Cron.parse(cron.group(1)));
    }
    throw invalid();
  }

  /** The unit is singular for one and plural for more; a rate of none is no rate. */
  private static Times rate(Matcher rate) {
    long value = Long.parseLong(rate.group(1));
    boolean plural = !rate.group(3).isEmpty();
    if (value == 0 || plural != value > 1) {
      throw invalid();
    }
    Duration every = UNITS.get(rate.group(2)).multipliedBy(value);
    return moment -> Optional.of(moment.plus(every));
  }

  static RuntimeException invalid() {
    return EventsError.invalid("Parameter ScheduleExpression is not valid.");
  }
}
