package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL. Functions are named with their schema: the user's may have the same names. */
final class PostgresDialect implements Dialect {
  private static final String TABLE =
      """
      SELECT c.oid::bigint, pg_catalog.format('%I.%I', n.nspname, c.relname)
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname || '.' || c.relname = ? AND c.relkind IN ('r', 'p', 'm', 'v', 'f')
      """;

  private static final String COLUMN =
      """
      SELECT pg_catalog.quote_ident(attname), pg_catalog.format_type(atttypid, NULL)
      FROM pg_catalog.pg_attribute
      WHERE attrelid = ?::oid AND attname = ? AND attnum > 0 AND NOT attisdropped
      """;

  private static final String HEARTBEATS =
      """
      SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE ? IN (c.relname, n.nspname || '.' || c.relname) AND c.relkind IN ('r', 'p')
        AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
      ORDER BY 1
      """;

  private static final String FIRST_COLUMN =
      """
      SELECT pg_catalog.quote_ident(attname) FROM pg_catalog.pg_attribute
      WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped
        AND attgenerated = '' AND attidentity <> 'a'
      ORDER BY attnum LIMIT 1
      """;

  private record Found(long oid, String sql) {}

  private record Column(String name, String type) {}

  @Override
  public Optional<NamedTable> find(String name, List<String> columns, Session session)
      throws SQLException {
    List<Found> tables =
        session.read(TABLE, row -> new Found(row.getLong(1), row.getString(2)), name);
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    List<Column> found = new ArrayList<>();
    for (String column : columns) {
      found.addAll(
          session.read(
              COLUMN,
              row -> new Column(row.getString(1), row.getString(2)),
              tables.get(0).oid(),
              column));
    }
    return found.size() == columns.size()
        ? Optional.of(
            new NamedTable(
                tables.get(0).sql(),
                found.stream().map(Column::name).toList(),
                found.stream().map(Column::type).toList()))
        : Optional.empty();
  }

  @Override
  public String count() {
    return "pg_catalog.count(*)";
  }

  /** Counted, because the planner leaves out IS NULL on a column that is declared NOT NULL. */
  @Override
  public String someNull(List<String> columns) {
    return "pg_catalog.num_nulls(%s) > 0".formatted(String.join(", ", columns));
  }

  @Override
  public String parameter(String type) {
    return "(?::text)::" + type;
  }

  /** The server itself refuses text that is no value. */
  @Override
  public Object value(String text, String type) {
    return text;
  }

  @Override
  public String newest(String table, String column) {
    return "SELECT pg_catalog.max(%2$s)::timestamptz FROM %1$s WHERE %2$s <= ?::timestamptz"
        .formatted(table, column);
  }

  @Override
  public Object upTo(Instant latest) {
    return latest.toString();
  }

  @Override
  public Optional<Instant> instant(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  @Override
  public List<String> heartbeats(String name, Session session) throws SQLException {
    return session.read(HEARTBEATS, row -> row.getString(1), name);
  }

  /** The row is written again as it is, with all that its indexes and triggers do about it. */
  @Override
  public Optional<String> writeOne(NamedTable table, Session session) throws SQLException {
    return session.read(FIRST_COLUMN, row -> row.getString(1), table.sql()).stream()
        .findFirst()
        .map(
            column ->
                "UPDATE %1$s SET %2$s = %2$s WHERE ctid = (SELECT ctid FROM %1$s LIMIT 1)"
                    .formatted(table.sql(), column));
  }
}
