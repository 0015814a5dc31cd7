package io.snaprelay.sanitize.catalog;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one database holds.
 *
 * @param engine what the server is
 * @param database its name
 * @param major the server's major version
 * @param tables all tables of users and extensions, by name
 * @param foreignKeys all foreign keys
 * @param extensions the extensions that are installed
 */
public record Catalog(
    Engine engine,
    String database,
    int major,
    List<Table> tables,
    List<ForeignKey> foreignKeys,
    List<String> extensions) {
  private static final String EXTENSIONS =
      "SELECT extname FROM pg_catalog.pg_extension ORDER BY extname";

  public Catalog {
    tables = List.copyOf(tables);
    foreignKeys = List.copyOf(foreignKeys);
    extensions = List.copyOf(extensions);
  }

  /** What the database of a session holds. */
  public static Catalog read(Session session) throws SQLException {
    return session.engine() == Engine.POSTGRES ? postgres(session) : MariaCatalog.read(session);
  }

  private static Catalog postgres(Session session) throws SQLException {
    Map<Long, List<Column>> columns = Columns.read(session);
    Map<Long, List<UniqueKey>> keys = Keys.unique(session);
    Map<Long, List<Blocker>> blockers = Blockers.read(session);
    return new Catalog(
        session.engine(),
        session.database(),
        session.major(),
        Tables.read(session, columns, keys, blockers),
        Keys.foreign(session),
        session.read(EXTENSIONS, row -> row.getString(1)));
  }

  /** The schema of a table that is named without one. */
  public String home() {
    return engine == Engine.POSTGRES ? "public" : database;
  }

  public Optional<Table> table(TableName name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** The tables that a mask is chosen for: what is done to a root is done to its partitions. */
  public List<Table> roots() {
    return tables.stream().filter(table -> table.kind() != Table.Kind.PARTITION).toList();
  }

  /** The tables by their names. */
  public Map<TableName, Table> byName() {
    return tables.stream().collect(Collectors.toMap(Table::name, Function.identity()));
  }
}
