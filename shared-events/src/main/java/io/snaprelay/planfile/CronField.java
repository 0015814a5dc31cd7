package io.snaprelay.planfile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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
  private final Set<String> names;
  private final Pattern special;

  CronField(int low, int high, String names, String special) {
    this.low = low;
    this.high = high;
    this.names = Set.of(names.split(" "));
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

  String title() {
    return "a field for " + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String right() {
    return "write a value from " + low + " to " + high + ", a list, a range or *";
  }
}
