package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How one engine is asked what a plan asks. */
public interface Dialect {
  /**
   * A table, view or materialized view of the session's database.
   *
   * @param name its name in a plan: schema, dot, name; where a database is a schema, its database
   * @return empty if there is no such table, or if it lacks one of the columns
   */
  Optional<NamedTable> find(String name, List<String> columns, Session session) throws SQLException;

  /** Expression: how many rows there are. */
  String count();

  /** Condition: at least one of these quoted columns is NULL. */
  String someNull(List<String> columns);

  /** Expression: a parameter, given as text, as a value of this type. */
  String parameter(String type);

  /**
   * What is bound to that parameter.
   *
   * @throws SQLException if the text is no value of that type, and the server would not say so
   */
  Object value(String text, String type) throws SQLException;

  /** Query: the newest value of a column that is not after the instant in its one parameter. */
  String newest(String table, String column);

  /** What is bound to the parameter of {@link #newest}. */
  Object upTo(Instant latest);

  /** What {@link #newest} found; empty if there was no value. */
  Optional<Instant> instant(ResultSet row) throws SQLException;

  /** The tables of that name, with their schema or without, quoted. */
  List<String> heartbeats(String name, Session session) throws SQLException;

  /**
   * Statement: writes one row of a table, whichever.
   *
   * @return empty if the table has nothing that can be written
   */
  Optional<String> writeOne(NamedTable table, Session session) throws SQLException;
}
