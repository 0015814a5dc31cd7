package io.snaprelay.infra.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of what other tools do: a number, what it is, and last what shows it here. */
record PeerTable(List<Row> rows) {
  /** A row that no test can show says why instead. */
  static final String NONE = "none: ";

  /**
   * One line of it.
   *
   * @param number the tool and the item, {@code b1.3}
   * @param shown by which test, {@code Class.method}, or {@link #NONE} and why by none
   */
  record Row(String number, String shown) {
    boolean isTested() {
      return !shown.startsWith(NONE);
    }

    boolean saysWhyNot() {
      return shown.length() > NONE.length() + 20;
    }
  }

  static PeerTable read(String name) {
    try {
      return of(Files.readString(Path.of("src/test/resources/peers", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PeerTable of(String text) {
    return new PeerTable(
        text.lines().filter(line -> line.startsWith("| b")).map(PeerTable::row).toList());
  }

  private static Row row(String line) {
    List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
    String shown = cells.get(cells.size() - 1);
    return new Row(cells.get(1), shown.startsWith(NONE) ? shown : shown.replace("`", ""));
  }

  Set<String> numbers() {
    return rows.stream().map(Row::number).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The numbers from 1 on of each tool. */
  static Set<String> numbers(Map<String, Integer> ofEach) {
    return ofEach.entrySet().stream()
        .flatMap(tool -> IntStream.rangeClosed(1, tool.getValue()).mapToObj(n -> tool.getKey() + n))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The rows whose test is not there. */
  List<String> missing(WrittenTests tests) {
    return rows.stream()
        .filter(Row::isTested)
        .filter(row -> !tests.have(row.shown()))
        .map(row -> "%s: there is no test %s".formatted(row.number(), row.shown()))
        .toList();
  }
}
