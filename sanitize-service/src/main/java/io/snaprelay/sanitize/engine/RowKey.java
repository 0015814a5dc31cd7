package io.snaprelay.sanitize.engine;

import io.snaprelay.sanitize.engine.TableShape.Col;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * By what a row is recognised after it was masked: by its key, and if that is masked too, by what
 * the masks make of it.
 */
final class RowKey {
  private static final String COLUMNS =
      """
      SELECT a.attname FROM (
        SELECT i.* FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        WHERE i.indrelid = ?::oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
          AND i.indexprs IS NULL AND (c.relkind = 'p' OR NOT c.relhassubclass)
          AND NOT EXISTS (SELECT FROM pg_attribute n WHERE n.attrelid = i.indrelid
            AND n.attnum = ANY (i.indkey) AND NOT n.attnotnull)
        ORDER BY i.indisprimary DESC, i.indexrelid LIMIT 1) k
      JOIN LATERAL unnest(k.indkey) WITH ORDINALITY u(attnum, place) ON u.place <= k.indnkeyatts
      JOIN pg_attribute a ON a.attrelid = k.indrelid AND a.attnum = u.attnum ORDER BY u.place
      """;

  private final List<Col> columns;
  private final TableWork work;

  private RowKey(List<Col> columns, TableWork work) {
    this.columns = columns;
    this.work = work;
  }

  /** Empty if rows have no key, or share theirs with those of children. */
  static Optional<RowKey> of(Workbench bench, TableShape shape, TableWork work)
      throws SQLException {
    List<String> names = bench.texts(COLUMNS, shape.oid());
    List<Col> columns =
        names.stream().flatMap(name -> shape.columns().stream().filter(named(name))).toList();
    return columns.isEmpty() ? Optional.empty() : Optional.of(new RowKey(columns, work));
  }

  /** SQL over the old row. */
  String before() {
    return hash(col -> Statements.masked(col, work.expressions()));
  }

  /** SQL over the new one. */
  String after() {
    return hash(Col::sql);
  }

  private String hash(Function<Col, String> value) {
    String key = columns.stream().map(value).collect(Collectors.joining(", "));
    return Originals.HASH.formatted("ROW(" + key + ")::text");
  }

  private static Predicate<Col> named(String name) {
    return col -> col.name().equals(name);
  }
}
