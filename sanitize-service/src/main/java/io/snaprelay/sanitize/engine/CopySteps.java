package io.snaprelay.sanitize.engine;

import io.snaprelay.sanitize.engine.Ladder.Choice;
import io.snaprelay.sanitize.engine.Step.Phase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps that copy one table on several connections and put the copy in its place. The old one
 * goes in the transaction in which the new one comes; until then nothing of it has changed.
 */
final class CopySteps {
  /** The rows of the copy are not as many as there were. */
  static final String ROWS_MISSING = "22SR3";

  /** For each connection: whoever ends early takes another. */
  private static final int RANGES = 4;

  /** All that depends on the table or on one of its columns has to let go of it. */
  private static final String ANNOUNCE =
      """
      INSERT INTO snaprelay_progress.masked
      SELECT attrelid, attnum FROM pg_attribute WHERE attrelid = ? AND attnum > 0
      UNION ALL SELECT ?, 0
      """;

  private static final String PAGES =
      "SELECT pg_relation_size(?::oid::regclass) / current_setting('block_size')::bigint";

  private final Workbench bench;
  private final Choice choice;
  private final String table;
  private final List<Step> steps = new ArrayList<>();

  private CopySteps(Workbench bench, Choice choice) {
    this.bench = bench;
    this.choice = choice;
    this.table = choice.work().sql();
  }

  static void announce(Workbench bench, Choice choice) throws SQLException {
    bench.write(ANNOUNCE, choice.shape().oid(), choice.shape().oid());
  }

  /** In the transaction that plans; remembers what the table is like. */
  static List<Step> plan(Workbench bench, Choice choice, int connections) throws SQLException {
    Likeness.of(bench, choice.work().sql()).remember(bench, choice.work().sql());
    return new CopySteps(bench, choice).plan(connections * RANGES);
  }

  private List<Step> plan(int ranges) throws SQLException {
    Replica replica = Replica.of(bench, choice.shape().oid());
    step(Phase.PREPARE, table, 0, replica.prepare());
    load(ranges);
    steps.add(
        new Step(
            Phase.SWAP,
            table,
            choice.shape().bytes(),
            choice.way() + ": " + choice.reason(),
            replica.swap()));
    for (Replica.Index index : replica.indexes()) {
      step(Phase.INDEX, "index " + index.name() + " of " + table, 0, List.of(index.statement()));
    }
    step(Phase.COMPLETE, table, 0, replica.complete());
    step(Phase.COMPARE, table, 0, List.of());
    return steps;
  }

  private void load(int ranges) throws SQLException {
    long oid = choice.shape().oid();
    long pages = bench.one(PAGES, row -> row.getLong(1), oid);
    for (int i = 0; i < ranges; i++) {
      String range = range(pages * i / ranges, pages * (i + 1) / ranges, i + 1 == ranges);
      step(
          Phase.LOAD,
          "part %d of %d of %s".formatted(i + 1, ranges, table),
          choice.shape().bytes() / ranges,
          List.of(Replica.load(table, choice.shape(), choice.expressions(), range)));
    }
  }

  /** The last one is open: nothing is behind it, were the table to grow meanwhile. */
  private static String range(long from, long to, boolean last) {
    String begin = "ctid >= '(%d,0)'::tid".formatted(from);
    return last ? begin : begin + " AND ctid < '(%d,0)'::tid".formatted(to);
  }

  private void step(Phase phase, String name, long bytes, List<String> statements) {
    steps.add(new Step(phase, name, bytes, "", statements));
  }

  /**
   * What has to hold before a step's statements, in its transaction.
   *
   * @throws SQLException {@link #ROWS_MISSING} or {@link Likeness#CHANGED}
   */
  static void check(Workbench bench, Step step) throws SQLException {
    if (step.phase() == Phase.SWAP) {
      mustBeWhole(bench, step.name());
    }
    if (step.phase() == Phase.COMPARE) {
      Likeness.mustBeAsRemembered(bench, step.name());
    }
  }

  private static void mustBeWhole(Workbench bench, String table) throws SQLException {
    long oid = bench.one("SELECT ?::regclass::oid", row -> row.getLong(1), table);
    bench.run("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    long had = count(bench, "ONLY " + table);
    long has = count(bench, Replica.name(oid));
    if (had != has) {
      throw StepFailure.found(
          "SWAP %s: %s, %d rows of %d".formatted(table, ROWS_MISSING, has, had), ROWS_MISSING);
    }
  }

  private static long count(Workbench bench, String table) throws SQLException {
    return bench.one("SELECT count(*) FROM " + table, row -> row.getLong(1));
  }
}
