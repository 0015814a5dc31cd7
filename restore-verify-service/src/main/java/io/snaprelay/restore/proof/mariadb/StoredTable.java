package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table with rows of its own.
 *
 * @param database the database that it is in
 * @param table its name
 * @param versioned whether it keeps old rows beside the new ones ({@code SYSTEM VERSIONING})
 * @param dataBytes what its rows occupy, as the server estimates it
 * @param bytes the same with its indexes
 * @param columns its columns, but for those that are computed when they are read
 * @param primary whether it has a primary key
 * @param key the first column of the primary key, quoted, if that is an integer
 */
record StoredTable(
    String database,
    String table,
    boolean versioned,
    long dataBytes,
    long bytes,
    List<StoredColumn> columns,
    boolean primary,
    Optional<String> key) {
  /** Biggest first. What lies on another server is no data of this one. */
  private static final String TABLES =
      """
      SELECT table_name, table_type = 'SYSTEM VERSIONED', IFNULL(data_length, 0),
             IFNULL(data_length, 0) + IFNULL(index_length, 0)
      FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')
        AND engine NOT IN ('FEDERATED', 'SPIDER', 'CONNECT', 'BLACKHOLE')
      ORDER BY 4 DESC, 1
      """;

  /** A virtual column may depend on who reads it, and when. */
  private static final String COLUMNS =
      """
      SELECT table_name, column_name, data_type FROM information_schema.columns
      WHERE table_schema = DATABASE() AND extra NOT LIKE '%VIRTUAL GENERATED%'
      ORDER BY table_name, ordinal_position
      """;

  private static final String PRIMARY =
      """
      SELECT table_name, column_name FROM information_schema.statistics
      WHERE table_schema = DATABASE() AND index_name = 'PRIMARY' AND seq_in_index = 1
      """;

  private record Named<T>(String table, T what) {}

  private record Shape(
      Map<String, List<StoredColumn>> columns, Map<String, String> primary, String database) {
    StoredTable of(ResultSet row) throws SQLException {
      String table = row.getString(1);
      List<StoredColumn> all = columns.getOrDefault(table, List.of());
      Optional<String> first = Optional.ofNullable(primary.get(table));
      return new StoredTable(
          database,
          table,
          row.getBoolean(2),
          row.getLong(3),
          row.getLong(4),
          all,
          first.isPresent(),
          all.stream()
              .filter(column -> first.filter(column.name()::equals).isPresent())
              .filter(StoredColumn::isInteger)
              .map(StoredColumn::quoted)
              .findFirst());
    }
  }

  static List<StoredTable> all(Session session) throws SQLException {
    Map<String, List<StoredColumn>> columns =
        session
            .read(
                COLUMNS,
                row ->
                    new Named<>(
                        row.getString(1), new StoredColumn(row.getString(2), row.getString(3))))
            .stream()
            .collect(
                Collectors.groupingBy(
                    Named::table, Collectors.mapping(Named::what, Collectors.toList())));
    Map<String, String> primary =
        session.read(PRIMARY, row -> new Named<>(row.getString(1), row.getString(2))).stream()
            .collect(Collectors.toMap(Named::table, Named::what));
    Shape shape = new Shape(columns, primary, session.database());
    return session.read(TABLES, shape::of);
  }

  /** How results, and plans, name it. */
  String title() {
    return database + "." + table;
  }

  String subject() {
    return database + ": " + title();
  }

  String sql() {
    return Quoted.name(database, table);
  }

  /** All its rows, old ones too, for an index hint to follow. */
  String allRows() {
    return versioned ? sql() + " FOR SYSTEM_TIME ALL" : sql();
  }

  /** All its rows, read from where they lie and not from an index that has the same columns. */
  String rowsThemselves() {
    return allRows() + (primary ? " FORCE INDEX (PRIMARY)" : " USE INDEX ()");
  }

  /** Expression: the hash of a row, 32 hexadecimal digits. */
  String hash() {
    List<String> bytes = new ArrayList<>(columns.stream().map(StoredColumn::bytes).toList());
    if (versioned) {
      bytes.add("IFNULL(ROW_START, '-')");
      bytes.add("IFNULL(ROW_END, '-')");
    }
    return "MD5(CONCAT(%s))".formatted(String.join(", ", bytes));
  }

  boolean hasLongValues() {
    return columns.stream().anyMatch(StoredColumn::isLong);
  }
}
