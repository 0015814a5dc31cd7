package io.snaprelay.planfile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what EventBridge would refuse in a schedule. Grammar: Amazon EventBridge User Guide, "Cron
 * expressions" and "Rate expressions".
 */
final class ScheduleExpression {
  private static final Pattern CRON = Pattern.compile("cron\\((.*)\\)");
  private static final Pattern RATE = Pattern.compile("rate\\((.*)\\)");
  private static final Pattern SINGULAR = Pattern.compile("1 (minute|hour|day)");
  private static final Pattern PLURAL =
      Pattern.compile("([2-9]|[1-9]\\d{1,4}) (minutes|hours|days)");

  private ScheduleExpression() {}

  /** What is wrong and what would be right; empty for a plausible expression. */
  static Optional<String> problem(String schedule) {
    Matcher cron = CRON.matcher(schedule);
    if (cron.matches()) {
      return cron(schedule, cron.group(1).trim().split("\\s+"));
    }
    Matcher rate = RATE.matcher(schedule);
    return rate.matches() ? rate(schedule, rate.group(1)) : Optional.empty();
  }

  private static Optional<String> rate(String schedule, String rate) {
    boolean plausible = SINGULAR.matcher(rate).matches() || PLURAL.matcher(rate).matches();
    return plausible
        ? Optional.empty()
        : Optional.of("'" + schedule + "' is not a rate: write rate(1 hour) or rate(12 hours)");
  }

  private static Optional<String> cron(String schedule, String[] fields) {
    if (fields.length != CronField.values().length) {
      return Optional.of(
          "'%s' has %d fields: EventBridge wants minutes hours day-of-month month day-of-week year, for example cron(0 2 * * ? *)"
              .formatted(schedule, fields.length));
    }
    for (CronField field : CronField.values()) {
      String text = fields[field.ordinal()];
      if (!field.accepts(text)) {
        return Optional.of(
            "'" + text + "' in '" + schedule + "' is not " + field.title() + ": " + field.right());
      }
    }
    return days(schedule, fields);
  }

  private static Optional<String> days(String schedule, String[] fields) {
    boolean ofMonth = fields[CronField.DAY_OF_MONTH.ordinal()].equals("?");
    boolean ofWeek = fields[CronField.DAY_OF_WEEK.ordinal()].equals("?");
    return ofMonth != ofWeek
        ? Optional.empty()
        : Optional.of(
            "'"
                + schedule
                + "' must have ? as exactly one of day-of-month and day-of-week, for example"
                + " cron(0 2 * * ? *)");
  }
}
