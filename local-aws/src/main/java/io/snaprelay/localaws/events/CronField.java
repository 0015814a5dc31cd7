package io.snaprelay.localaws.events;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The values that one field of a cron expression allows. */
record CronField(BitSet allowed) {

  private static final Pattern PART =
      Pattern.compile("(?:(\\*|\\?)|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,4}))?");

  /**
   * Reads a field: stars, values, ranges and steps, separated by commas.
   *
   * @param names of the values from the first on; a name may stand for its number
   */
  static CronField parse(String field, int first, int last, List<String> names) {
    BitSet allowed = new BitSet();
    for (String part : field.split(",", -1)) {
      add(allowed, part, first, last, names);
    }
    return new CronField(allowed);
  }

  private static void add(BitSet allowed, String part, int first, int last, List<String> names) {
    if (part.matches(".*(\\dL|\\dW|#).*|L|LW|W")) {
      throw EventsError.notImplemented("L, W and # in cron expressions: " + part);
    }
    Matcher form = PART.matcher(part);
    if (!form.matches()) {
      throw Schedule.invalid();
    }
    boolean all = form.group(1) != null;
    boolean stepped = form.group(4) != null;
    int from = all ? first : number(form.group(2), first, names);
    int to = from;
    if (form.group(3) != null) {
      to = number(form.group(3), first, names);
    } else if (all || stepped) {
      to = last;
    }
    int step = stepped ? Integer.parseInt(form.group(4)) : 1;
    if (from < first || to > last || from > to || step == 0) {
      throw Schedule.invalid();
    }
    IntStream.iterate(from, i -> i + step).limit((to - from) / step + 1).forEach(allowed::set);
  }

  private static int number(String text, int first, List<String> names) {
    int name = names.indexOf(text);
    if (name < 0 && !text.matches("\\d{1,4}")) {
      throw Schedule.invalid();
    }
    return name < 0 ? Integer.parseInt(text) : name + first;
  }

  boolean has(int value) {
    return allowed.get(value);
  }

  IntStream values() {
    return allowed.stream();
  }
}
