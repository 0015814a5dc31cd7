package io.snaprelay.planfile;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/**
 * The days of an EventBridge cron expression, with its signs for the last day ({@code L}), the
 * nearest weekday ({@code 15W}) and the n-th weekday of a month ({@code 2#1}).
 *
 * @param fields the six fields
 */
record CronDays(String... fields) {
  private static final int SATURDAY = 7;

  boolean include(LocalDate day) {
    return has(CronField.YEAR, day.getYear())
        && has(CronField.MONTH, day.getMonthValue())
        && isOfMonth(day)
        && isOfWeek(day);
  }

  private boolean has(CronField field, int value) {
    return field.values(text(field)).contains(value);
  }

  private String text(CronField field) {
    return fields[field.ordinal()];
  }

  private boolean isOfMonth(LocalDate day) {
    return Arrays.stream(text(CronField.DAY_OF_MONTH).split(","))
        .anyMatch(
            item ->
                switch (item) {
                  case "?" -> true;
                  case "L" -> day.equals(lastOf(day));
                  case "LW" -> day.equals(weekdayNear(lastOf(day)));
                  default -> isDayOfMonth(day, item);
                });
  }

  private static boolean isDayOfMonth(LocalDate day, String item) {
    if (!item.endsWith("W")) {
      return CronField.DAY_OF_MONTH.values(item).contains(day.getDayOfMonth());
    }
    int wanted = Integer.parseInt(item.substring(0, item.length() - 1));
    return wanted <= day.lengthOfMonth() && day.equals(weekdayNear(day.withDayOfMonth(wanted)));
  }

  private static LocalDate lastOf(LocalDate day) {
    return day.with(TemporalAdjusters.lastDayOfMonth());
  }

  /** Never in another month: from Saturday the 1st it goes on to Monday, not back. */
  private static LocalDate weekdayNear(LocalDate day) {
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
      return day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
    }
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return day.equals(lastOf(day)) ? day.minusDays(2) : day.plusDays(1);
    }
    return day;
  }

  /** EventBridge counts from Sunday, which is 1. */
  private boolean isOfWeek(LocalDate day) {
    int number = day.getDayOfWeek().getValue() % SATURDAY + 1;
    return Arrays.stream(text(CronField.DAY_OF_WEEK).split(","))
        .anyMatch(item -> isDayOfWeek(day, number, item));
  }

  private static boolean isDayOfWeek(LocalDate day, int number, String item) {
    if (item.equals("?")) {
      return true;
    }
    if (item.equals("L")) {
      return number == SATURDAY;
    }
    if (item.endsWith("L")) {
      boolean last = day.plusWeeks(1).getMonthValue() != day.getMonthValue();
      return last && item.startsWith(String.valueOf(number));
    }
    String[] nth = item.split("#");
    return nth.length == 2
        ? nth[0].equals(String.valueOf(number))
            && (day.getDayOfMonth() + 6) / SATURDAY == Integer.parseInt(nth[1])
        : CronField.DAY_OF_WEEK.values(item).contains(number);
  }
}
