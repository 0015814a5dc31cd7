package io.snaprelay.restore.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the checks of one proof have measured so far. */
final class Figures {
  private final List<TableFigures> tables = new ArrayList<>();
  private Instant newest;

  void add(TableFigures table) {
    tables.add(table);
  }

  List<TableFigures> tables() {
    return List.copyOf(tables);
  }

  /** How many rows a table has; empty if it could not be read. */
  Optional<Long> rows(Table table) {
    return tables.stream()
        .filter(each -> each.database().equals(table.database()))
        .filter(each -> each.table().equals(table.name()))
        .map(TableFigures::rows)
        .findFirst();
  }

  /** A row is at least this new. */
  void sawDataOf(Instant instant) {
    newest = newest == null || instant.isAfter(newest) ? instant : newest;
  }

  /** The newest data that any check has seen. */
  Optional<Instant> newestData() {
    return Optional.ofNullable(newest);
  }
}
