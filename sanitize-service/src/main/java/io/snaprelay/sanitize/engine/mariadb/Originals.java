package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import io.snaprelay.sanitize.catalog.TableName;
import io.snaprelay.sanitize.engine.DatabaseWork;
import io.snaprelay.sanitize.engine.TableWork;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remembers originals before they are masked, as keyed hashes and never as themselves. What is
 * found of them afterwards is a leak.
 */
final class Originals {
  private static final int AT_ONCE = 1000;

  /** A column that is masked, or emptied with its table. */
  private record Watched(int id, Column column) {}

  /** A hash of a column, and whether it names somebody wherever it stands. */
  private record Hash(int watched, boolean telling, long hash) {}

  private final Bench bench;
  private final Hashes hashes;
  private final Set<Hash> open = new LinkedHashSet<>();
  private int watched;

  Originals(Bench bench, Hashes hashes) throws SQLException {
    this.bench = bench;
    this.hashes = hashes;
    this.watched =
        bench.one(
            "SELECT COALESCE(MAX(id), 0) FROM \"snaprelay_progress\".watched",
            row -> row.getInt(1));
  }

  void remember(Catalog catalog, DatabaseWork work) throws SQLException {
    for (TableWork each : work.tables()) {
      Table table = catalog.table(new TableName(each.schema(), each.name())).orElseThrow();
      List<Watched> columns = watched(table, each);
      if (!columns.isEmpty()) {
        remember(table, columns);
      }
    }
  }

  private List<Watched> watched(Table table, TableWork work) throws SQLException {
    List<Watched> columns = new ArrayList<>();
    for (Column column : Sampling.words(table)) {
      if (work.truncate() || work.expressions().containsKey(column.name())) {
        watched++;
        bench.write(
            "INSERT INTO \"snaprelay_progress\".watched VALUES (?, ?, ?, ?, ?, ?)",
            watched,
            table.name().schema(),
            table.name().name(),
            column.name(),
            work.mayStay(column.name()).name(),
            work.truncate());
        columns.add(new Watched(watched, column));
      }
    }
    return columns;
  }

  private void remember(Table table, List<Watched> columns) throws SQLException {
    bench.stream(
        Sampling.rows(table, columns.stream().map(Watched::column).toList()),
        row -> {
          for (int i = 0; i < columns.size(); i++) {
            remember(columns.get(i).id(), row.getString(i + 1));
          }
          return "";
        });
    write();
  }

  /** Rows are still coming, so that hashes wait in memory: eight bytes for each original. */
  private void remember(int column, String value) {
    if (Hashes.isLongEnough(value)) {
      open.add(new Hash(column, Hashes.isTelling(value), hashes.of(value)));
      Hashes.tellingWords(value)
          .filter(word -> !word.equals(value))
          .forEach(word -> open.add(new Hash(0, true, hashes.of(word))));
    }
  }

  private void write() throws SQLException {
    List<Hash> all = List.copyOf(open);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      String values =
          all.subList(from, Math.min(from + AT_ONCE, all.size())).stream()
              .map(each -> "(%d, %b, %d)".formatted(each.watched(), each.telling(), each.hash()))
              .collect(Collectors.joining(", "));
      bench.run("INSERT INTO \"snaprelay_progress\".original VALUES " + values);
    }
    open.clear();
  }
}
