package io.snaprelay.sanitize.engine;

import io.snaprelay.sanitize.engine.Ladder.Choice;
import io.snaprelay.sanitize.engine.Ladder.Way;
import io.snaprelay.sanitize.engine.TableShape.Col;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables that inherit columns: an ALTER of the parent reaches them, and a refill does not. */
final class Inheritance {
  private static final String ANCESTORS =
      """
      WITH RECURSIVE up(relid) AS (
        SELECT inhparent FROM pg_inherits WHERE inhrelid = ?
        UNION SELECT i.inhparent FROM pg_inherits i JOIN up ON i.inhrelid = up.relid)
      SELECT relid FROM up
      """;

  private static final String CHILDREN =
      """
      WITH RECURSIVE tree(relid) AS (
        SELECT inhrelid FROM pg_inherits WHERE inhparent = ?
        UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree ON i.inhparent = tree.relid)
      SELECT n.nspname, c.relname FROM tree JOIN pg_class c ON c.oid = tree.relid
      JOIN pg_namespace n ON n.oid = c.relnamespace ORDER BY c.oid
      """;

  private Inheritance() {}

  static List<Long> ancestors(Workbench bench, long table) throws SQLException {
    return bench.read(ANCESTORS, row -> row.getLong(1), table);
  }

  /** What goes out and comes back does so without its children, even those that the rules keep. */
  static List<TableWork> childrenOfRefilled(Workbench bench, Collection<Choice> choices)
      throws SQLException {
    List<TableWork> children = new ArrayList<>();
    for (Choice choice : choices) {
      if (choice.way() == Way.REFILL && !choice.shape().isPartitioned()) {
        children.addAll(
            bench.read(
                CHILDREN,
                row -> TableWork.masked(row.getString(1), row.getString(2), new HashMap<>()),
                choice.shape().oid()));
      }
    }
    return children;
  }

  /** Its ancestors' masks, where they do not reach it, and its own. */
  static Map<String, String> masks(TableWork work, TableShape shape, List<Choice> above) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Col col : shape.columns()) {
      above.stream()
          .map(choice -> choice.work().expressions().get(col.name()))
          .filter(mask -> mask != null && col.inherited())
          .findFirst()
          .ifPresent(mask -> all.put(col.name(), mask));
    }
    all.putAll(work.expressions());
    return all;
  }
}
