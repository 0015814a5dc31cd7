package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.restore.proof.Dialect;
import io.snaprelay.restore.proof.NamedTable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * MariaDB. A database is a schema, so that a plan names a table as {@code database.table}. Values
 * of DATETIME are read as UTC; those of TIMESTAMP are instants anyway.
 */
final class MariaDbDialect implements Dialect {
  private static final String TABLE =
      """
      SELECT table_name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND CONCAT(table_schema, '.', table_name) = ?
        AND table_type <> 'SEQUENCE'
      """;

  private static final String COLUMN =
      """
      SELECT column_name, data_type FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = ? AND BINARY column_name = ?
      """;

  private static final String HEARTBEATS =
      """
      SELECT table_name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND ? IN (table_name, CONCAT(table_schema, '.', table_name))
        AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')
      ORDER BY 1
      """;

  private static final Set<String> NUMBERS =
      Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double");

  private static final Set<String> INSTANTS = Set.of("date", "datetime", "timestamp");

  /** The SQLSTATE of a text that is no date (SQL standard, class 22). */
  private static final String NO_VALUE = "22007";

  @Override
  public Optional<NamedTable> find(String name, List<String> columns, Session session)
      throws SQLException {
    List<String> tables = session.read(TABLE, row -> row.getString(1), name);
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    List<StoredColumn> found = new ArrayList<>();
    for (String column : columns) {
      found.addAll(
          session.read(
              COLUMN,
              row -> new StoredColumn(row.getString(1), row.getString(2)),
              tables.get(0),
              column));
    }
    return found.size() == columns.size()
        ? Optional.of(
            new NamedTable(
                Quoted.name(session.database(), tables.get(0)),
                found.stream().map(StoredColumn::quoted).toList(),
                found.stream().map(StoredColumn::type).toList()))
        : Optional.empty();
  }

  @Override
  public String count() {
    return "COUNT(*)";
  }

  @Override
  public String someNull(List<String> columns) {
    return columns.stream()
        .map(column -> column + " IS NULL")
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  @Override
  public String parameter(String type) {
    return "?";
  }

  /** A SELECT takes a text that is no number for 0, and one that is no date for NULL. */
  @Override
  public Object value(String text, String type) throws SQLException {
    try {
      if (NUMBERS.contains(type.toLowerCase(Locale.ROOT))) {
        return new BigDecimal(text);
      }
      return INSTANTS.contains(type.toLowerCase(Locale.ROOT)) ? dateTime(text) : text;
    } catch (NumberFormatException | DateTimeException e) {
      throw new SQLDataException("'%s' is no value of type %s".formatted(text, type), NO_VALUE, e);
    }
  }

  private static LocalDateTime dateTime(String text) {
    String iso = text.strip().replace(' ', 'T');
    return iso.contains("T") ? LocalDateTime.parse(iso) : LocalDate.parse(iso).atStartOfDay();
  }

  @Override
  public String newest(String table, String column) {
    return "SELECT MAX(%2$s) FROM %1$s WHERE %2$s <= ?".formatted(table, column);
  }

  @Override
  public Object upTo(Instant latest) {
    return LocalDateTime.ofInstant(latest, ZoneOffset.UTC);
  }

  @Override
  public Optional<Instant> instant(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getObject(1, LocalDateTime.class))
        .map(time -> time.toInstant(ZoneOffset.UTC));
  }

  @Override
  public List<String> heartbeats(String name, Session session) throws SQLException {
    return session.read(HEARTBEATS, row -> Quoted.name(session.database(), row.getString(1)), name);
  }

  /**
   * A row is deleted, because an UPDATE that changes nothing writes nothing. Rows that refer to it
   * are left alone.
   */
  @Override
  public Optional<String> writeOne(NamedTable table, Session session) {
    return Optional.of(
        "SET STATEMENT foreign_key_checks = 0 FOR DELETE FROM %s LIMIT 1".formatted(table.sql()));
  }
}
