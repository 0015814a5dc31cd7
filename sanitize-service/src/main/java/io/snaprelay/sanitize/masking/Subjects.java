package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Quoted;
import io.snaprelay.sanitize.catalog.Table;
import io.snaprelay.sanitize.catalog.UniqueKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Columns as what is to be masked: what holds for one that is tied to others, holds for all. */
final class Subjects {
  private final Dialect dialect;
  private final References references;

  Subjects(Dialect dialect, References references) {
    this.dialect = dialect;
    this.references = references;
  }

  Subject of(Table table, Column column) {
    List<Column> tied =
        references.tiedTo(new ColumnName(table.name(), column.name())).stream()
            .flatMap(name -> references.column(name).stream())
            .toList();
    OptionalInt length = tied.stream().flatMapToInt(each -> each.type().length().stream()).min();
    boolean ignoresCase = tied.stream().anyMatch(each -> each.type().ignoresCase());
    return new Subject(dialect, column.sql(), column.type(), length, ignoresCase, rowKey(table));
  }

  /** The table is part of it: two tables number their rows from one. */
  private Optional<String> rowKey(Table table) {
    return table
        .rowKey()
        .map(key -> "%s || %s".formatted(dialect.literal(table.name() + ":"), text(table, key)));
  }

  private String text(Table table, UniqueKey key) {
    if (key.columns().size() > 1) {
      return dialect.combined(key.columns().stream().map(Quoted::name).toList());
    }
    Column only = table.column(key.columns().get(0)).orElseThrow();
    return new Subject(
            dialect, only.sql(), only.type(), OptionalInt.empty(), false, Optional.empty())
        .text();
  }
}
