package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import io.snaprelay.sanitize.catalog.Table;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which columns and rows are looked at: of small tables all, of large ones some. */
final class Sampling {
  private static final long BYTES = 16L << 20;
  private static final int LONGEST = 65_536;

  /** Numbers and dates have too few values: that one is seen again means nothing. */
  private static final Set<Kind> WORDS =
      Set.of(Kind.TEXT, Kind.JSON, Kind.BYTES, Kind.UUID, Kind.INET, Kind.OTHER);

  private static final Set<String> NOT_WORDS = Set.of("time", "year", "bit");

  private Sampling() {}

  static List<Column> words(Table table) {
    return table.columns().stream()
        .filter(column -> WORDS.contains(column.type().kind()))
        .filter(column -> !NOT_WORDS.contains(column.type().base()))
        .toList();
  }

  /** Query: these columns of some rows, as texts. */
  static String rows(Table table, List<Column> columns) {
    String values =
        columns.stream()
            .map(column -> "LEFT(CAST(%s AS char), %d)".formatted(column.sql(), LONGEST))
            .collect(Collectors.joining(", "));
    String some =
        table.bytes() <= BYTES
            ? ""
            : String.format(Locale.ROOT, " WHERE RAND() < %.6f", (double) BYTES / table.bytes());
    return "SELECT %s FROM %s%s".formatted(values, table.name().sql(), some);
  }
}
