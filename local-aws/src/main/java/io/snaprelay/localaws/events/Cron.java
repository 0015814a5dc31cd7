package io.snaprelay.localaws.events;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * AWS's cron: six fields, Sunday is 1, and exactly one of the two day fields is a question mark. L,
 * W and # are refused by name.
 */
record Cron(
    CronField minutes,
    CronField hours,
    CronField daysOfMonth,
    CronField months,
    CronField daysOfWeek,
    CronField years)
    implements Schedule.Times {

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  static Cron parse(String expression) {
    String[] fields = expression.split(" ");
    if (fields.length != 6 || fields[2].equals("?") == fields[4].equals("?")) {
      throw Schedule.invalid();
    }
    return new Cron(
        CronField.parse(fields[0], 0, 59, List.of()),
        CronField.parse(fields[1], 0, 23, List.of()),
        CronField.parse(fields[2], 1, 31, List.of()),
        CronField.parse(fields[3], 1, 12, MONTHS),
        CronField.parse(fields[4], 1, 7, DAYS),
        CronField.parse(fields[5], 1970, 2199, List.of()));
  }

  @Override
  public Optional<Instant> after(Instant moment) {
    LocalDateTime from = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    return from.toLocalDate()
        .datesUntil(LocalDate.of(from.getYear() + 9, 1, 1))
        .filter(this::isDay)
        .flatMap(day -> times().map(day::atTime))
        .filter(time -> time.isAfter(from))
        .findFirst()
        .map(time -> time.toInstant(ZoneOffset.UTC));
  }

  private boolean isDay(LocalDate day) {
    return years.has(day.getYear())
        && months.has(day.getMonthValue())
        && daysOfMonth.has(day.getDayOfMonth())
        && daysOfWeek.has(number(day.getDayOfWeek()));
  }

  private static int number(DayOfWeek day) {
    return day.getValue() % 7 + 1;
  }

  private Stream<LocalTime> times() {
    return hours
        .values()
        .boxed()
        .flatMap(hour -> minutes.values().mapToObj(minute -> LocalTime.of(hour, minute)));
  }
}
