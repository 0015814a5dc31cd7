package io.snaprelay.sanitize.engine;

import io.snaprelay.sanitize.engine.Ladder.Choice;
import io.snaprelay.sanitize.engine.Ladder.Way;
import io.snaprelay.sanitize.engine.TableShape.Col;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Draws rows before they are masked, of small tables all: what of them is there afterwards is
 * counted, column by column. Values are remembered as keyed hashes, and never as themselves.
 */
final class Draw {
  /**
   * Says nothing of anybody, and has no other value to become: a text that is empty or what is
   * written where nothing may stay, the number that is none, the time that never comes. Every
   * masked row is asked, so that it must be cheap: no regular expression, and no lower case of what
   * is too long.
   */
  static final String SAYS_SOMETHING =
      "ltrim(%1$s, 'x') <> '' AND (length(%1$s) > 9"
          + " OR lower(%1$s) NOT IN ('nan', 'infinity', '-infinity'))";

  private final Workbench bench;

  private Draw(Workbench bench) {
    this.bench = bench;
  }

  static void from(Workbench bench, List<Choice> choices) throws SQLException {
    Draw draw = new Draw(bench);
    for (Choice choice : choices) {
      boolean masked = choice.way() != Way.TRUNCATE && !choice.work().expressions().isEmpty();
      if (masked && choice.shape().holdsRows()) {
        draw.from(choice);
      }
    }
  }

  private void from(Choice choice) throws SQLException {
    TableShape shape = choice.shape();
    TableWork work = choice.work();
    Optional<RowKey> key = RowKey.of(bench, shape, work);
    List<Col> columns =
        shape.columns().stream().filter(col -> work.expressions().containsKey(col.name())).toList();
    for (Col col : columns) {
      bench.write(
          "INSERT INTO snaprelay_progress.counted VALUES (?, ?, ?, ?, ?)",
          shape.oid(),
          shape.oid(),
          col.number(),
          work.mayStay(col.name()).name(),
          key.map(RowKey::after).orElse(null));
    }
    String line = key.map(RowKey::before).orElse("NULL::bigint");
    bench.run(insert(shape.oid(), rows(shape, work), line, values(columns, work)));
  }

  /** Rows that are about to go need not be masked, and some masks could not. */
  private static String rows(TableShape shape, TableWork work) {
    String all = work.sql() + Originals.sample(shape.bytes());
    return work.deleteWhere()
        .map(
            where ->
                "(SELECT * FROM %s WHERE (\n%s\n) IS NOT TRUE) AS %s"
                    .formatted(all, where, Sql.name(work.name())))
        .orElse(all);
  }

  private static String insert(long oid, String rows, String line, String values) {
    return """
        INSERT INTO snaprelay_progress.drawn
        SELECT %d::oid, v.attnum, l.snaprelay_line, %s, v.stays FROM %s
        CROSS JOIN LATERAL (SELECT %s AS snaprelay_line OFFSET 0) l
        CROSS JOIN LATERAL (VALUES %s) v(attnum, val, stays) WHERE %s
        """
        .formatted(
            oid,
            Originals.HASH.formatted("v.val"),
            rows,
            line,
            values,
            SAYS_SOMETHING.formatted("v.val"));
  }

  private static String values(List<Col> columns, TableWork work) {
    return columns.stream()
        .map(col -> "(%d::int2, %s::text, %s)".formatted(col.number(), col.sql(), stays(col, work)))
        .collect(Collectors.joining(", "));
  }

  /** Whether the rule itself gives the same value. */
  private static String stays(Col col, TableWork work) {
    MayStay mayStay = work.mayStay(col.name());
    return mayStay.mayLeaveRows()
        ? "%s::text IS NOT DISTINCT FROM (%s)::text"
            .formatted(col.sql(), Statements.masked(col, work.expressions()))
        : "false";
  }
}
