package io.snaprelay.sanitize.engine;

import io.snaprelay.sanitize.engine.TableShape.Col;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statements that write a table anew. They copy live rows only, whoever else is looking. */
final class Statements {
  private Statements() {}

  /** One pass over the table, into a new file; indexes and TOAST too. */
  static String alter(String table, TableShape shape, Map<String, String> expressions) {
    List<String> commands = new ArrayList<>();
    for (Col col : shape.columns()) {
      if (expressions.containsKey(col.name())) {
        commands.add(
            "ALTER COLUMN %s TYPE %s USING (%s)"
                .formatted(col.sql(), col.typeSql(), FoldedKey.in(expressions.get(col.name()))));
        commands.addAll(col.storageSql());
      }
    }
    return "ALTER TABLE " + table + " " + String.join(", ", commands);
  }

  /** Changes no value, and PostgreSQL cannot know that: the table is written anew. */
  static String unchanged(Col col) {
    return "CASE WHEN pg_catalog.pg_backend_pid() > 0 THEN " + col.sql() + " END";
  }

  /** Out into a table of ours, masked, and back into the emptied original. */
  static List<String> refill(String table, TableShape shape, Map<String, String> expressions) {
    List<Col> stored = shape.columns().stream().filter(col -> !col.generated()).toList();
    String names = stored.stream().map(Col::sql).collect(Collectors.joining(", "));
    String masked =
        stored.stream()
            .map(col -> FoldedKey.in(masked(col, expressions)) + " AS " + col.sql())
            .collect(Collectors.joining(", "));
    String only = shape.isPartitioned() ? "" : "ONLY ";
    String copy = Sql.name(Sql.OURS, "copy_" + shape.oid());
    List<String> refill = new ArrayList<>();
    refill.add("CREATE TABLE %s AS SELECT %s FROM %s%s".formatted(copy, masked, only, table));
    refill.add("TRUNCATE " + only + table);
    refill.add(
        "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s"
            .formatted(table, names, names, copy));
    refill.add("DROP TABLE " + copy);
    return refill;
  }

  /** A deferred key would refuse the rewrite that follows. */
  static List<String> delete(String table, String where) {
    return List.of(
        "DELETE FROM %s WHERE (%s)".formatted(table, where), "SET CONSTRAINTS ALL IMMEDIATE");
  }

  /** What becomes of a column, over the old row. */
  static String masked(Col col, Map<String, String> expressions) {
    String mask = expressions.get(col.name());
    return mask == null ? col.sql() : "(" + mask + ")::" + col.typeSql();
  }
}
