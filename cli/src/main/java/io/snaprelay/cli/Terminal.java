package io.snaprelay.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that lines can be redrawn on.
 *
 * @param columns its width
 * @param rows its height
 * @param colour whether colours are welcome (no-color.org)
 * @param symbols whether it shows more than ASCII
 */
record Terminal(int columns, int rows, boolean colour, boolean symbols) {
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d*) ([1-9]\\d*)\\s*");

  /** The terminal behind the standard output; empty if that is piped, or cannot redraw. */
  static Optional<Terminal> ofStandardOutput() {
    String kind = System.getenv("TERM");
    boolean dumb = kind == null || kind.equals("dumb");
    return dumb ? Optional.empty() : of(size());
  }

  static Optional<Terminal> of(String size) {
    Matcher rowsAndColumns = SIZE.matcher(size);
    if (!rowsAndColumns.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Terminal(
            Integer.parseInt(rowsAndColumns.group(2)),
            Integer.parseInt(rowsAndColumns.group(1)),
            System.getenv().getOrDefault("NO_COLOR", "").isEmpty(),
            Charset.defaultCharset().newEncoder().canEncode('✔')));
  }

  /**
   * Rows and columns; empty if the standard output is no terminal. Java cannot tell: {@link
   * System#console} also asks for the input, and since JDK 22 it is there without any terminal.
   */
  private static String size() {
    try {
      Process stty =
          new ProcessBuilder("sh", "-c", "test -t 1 && stty size </dev/tty >&2")
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new String(stty.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException noShell) {
      return "";
    }
  }
}
