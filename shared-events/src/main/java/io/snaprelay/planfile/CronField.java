package io.snaprelay.planfile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The six fields of an EventBridge cron expression. */
enum CronField {
  MINUTES(0, 59, "", CronField.NOTHING),
  HOURS(0, 23, "", CronField.NOTHING),
  DAY_OF_MONTH(1, 31, "", "\\?|L|LW|\\d{1,2}W"),
  MONTH(1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC", CronField.NOTHING),
  DAY_OF_WEEK(1, 7, "SUN MON TUE WED THU FRI SAT", "\\?|L|[1-7]L|[1-7]#[1-5]"),
  YEAR(1970, 2199, "", CronField.NOTHING);

  private static final String NOTHING = "(?!)";
  private static final Pattern STEP = Pattern.compile("/[1-9]\\d{0,3}$");

  private final int low;
  private final int high;
  private final List<String> names;
  private final Pattern special;

  CronField(int low, int high, String names, String special) {
    this.low = low;
    this.high = high;
    this.names = List.of(names.split(" "));
    this.special = Pattern.compile(special);
  }

  boolean accepts(String text) {
    return Arrays.stream(text.split(",", -1)).allMatch(this::acceptsItem);
  }

  private boolean acceptsItem(String item) {
    String range = STEP.matcher(item).replaceFirst("");
    return special.matcher(item).matches()
        || range.equals("*")
        || Arrays.stream(range.split("-", 2)).allMatch(this::acceptsValue);
  }

  private boolean acceptsValue(String value) {
    return value.matches("\\d{1,4}")
        ? Integer.parseInt(value) >= low && Integer.parseInt(value) <= high
        : !value.isEmpty() && names.contains(value.toUpperCase(Locale.ROOT));
  }

  /** All values that a field without special signs names, in ascending order. */
  List<Integer> values(String text) {
    return Arrays.stream(text.split(","))
        .flatMapToInt(this::valuesOf)
        .sorted()
        .distinct()
        .boxed()
        .toList();
  }

  private IntStream valuesOf(String item) {
    String[] parts = item.split("/");
    int step = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
    String[] range = parts[0].split("-");
    int first = parts[0].equals("*") ? low : value(range[0]);
    boolean single = range.length == 1 && parts.length == 1 && !parts[0].equals("*");
    int last = range.length == 2 ? value(range[1]) : single ? first : high;
    return IntStream.rangeClosed(first, last).filter(value -> (value - first) % step == 0);
  }

  private int value(String text) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    return named >= 0 ? named + low : Integer.parseInt(text);
  }

  String title() {
    return "a field for " + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String right() {
    return "write a value from " + low + " to " + high + ", a list, a range or *";
  }
}
