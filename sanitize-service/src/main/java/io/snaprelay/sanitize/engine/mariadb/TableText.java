package io.snaprelay.sanitize.engine.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table's definition as the server writes it ({@code SHOW CREATE TABLE}): a line for each column,
 * key and constraint, whatever is in comments and defaults, since it escapes line ends.
 *
 * @param text the statement
 */
record TableText(String text) {
  private static final Pattern HEAD = Pattern.compile("^CREATE TABLE `(?:[^`]|``)*` \\(");
  private static final Pattern KEY =
      Pattern.compile("  (?:UNIQUE |FULLTEXT |SPATIAL )?KEY `(?:[^`]|``)+` \\(.*");
  private static final Pattern FOREIGN_KEY =
      Pattern.compile("  CONSTRAINT `(?:[^`]|``)+` FOREIGN KEY \\(.*");
  private static final Pattern NAME = Pattern.compile("`((?:[^`]|``)+)`");
  private static final Pattern COUNTER = Pattern.compile(" AUTO_INCREMENT=[0-9]+");

  /** The same table under another name, without keys but the primary, and without foreign keys. */
  String bare(String name) {
    List<String> lines = new ArrayList<>(lines().stream().filter(line -> !isLater(line)).toList());
    lines.set(
        0,
        HEAD.matcher(lines.get(0))
            .replaceFirst(Matcher.quoteReplacement("CREATE TABLE " + name + " (")));
    int last = end(lines) - 1;
    lines.set(last, withoutComma(lines.get(last)));
    return String.join("\n", lines);
  }

  /** The keys that {@link #bare} leaves out, each as it is added. */
  List<String> keys() {
    return lines().stream()
        .filter(line -> KEY.matcher(line).matches() && isLater(line))
        .map(line -> withoutComma(line.strip()))
        .toList();
  }

  /** Foreign keys, each as it is added. */
  List<String> foreignKeys() {
    return lines().stream()
        .filter(line -> FOREIGN_KEY.matcher(line).matches())
        .map(line -> withoutComma(line.strip()))
        .toList();
  }

  /** The name in a line of {@link #foreignKeys}. */
  static String name(String line) {
    Matcher name = NAME.matcher(line);
    if (!name.find()) {
      throw new IllegalArgumentException("A foreign key without a name");
    }
    return name.group(1).replace("``", "`");
  }

  /** Whether two tables are the same but for their names, foreign keys and counters. */
  boolean isLike(TableText other) {
    return plain().equals(other.plain());
  }

  /** Keys stand in the order in which they were made, which says nothing. */
  private String plain() {
    List<String> lines = new ArrayList<>(lines().stream().map(TableText::withoutComma).toList());
    lines.set(0, "");
    lines.removeIf(line -> FOREIGN_KEY.matcher(line).matches());
    List<String> keys =
        lines.stream().filter(line -> KEY.matcher(line).matches()).sorted().toList();
    lines.removeAll(keys);
    lines.addAll(keys);
    return COUNTER.matcher(String.join("\n", lines)).replaceAll("");
  }

  /** A column that counts up needs a key from the first. */
  private boolean isLater(String line) {
    return FOREIGN_KEY.matcher(line).matches()
        || KEY.matcher(line).matches() && !isKeyOfCounter(line);
  }

  private boolean isKeyOfCounter(String line) {
    return lines().stream()
        .filter(each -> each.startsWith("  `") && each.contains(" AUTO_INCREMENT"))
        .anyMatch(each -> line.contains("(" + column(each)) || line.contains("," + column(each)));
  }

  private static String column(String line) {
    Matcher name = NAME.matcher(line);
    return name.find() ? name.group() : "";
  }

  private List<String> lines() {
    return List.of(text.split("\n"));
  }

  /** Where the list of columns and keys is closed. */
  private static int end(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(")")) {
        return i;
      }
    }
    throw new IllegalArgumentException("No definition of a table");
  }

  private static String withoutComma(String line) {
    return line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
  }
}
