package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.mariadb.Progress.Numbered;
import io.snaprelay.sanitize.engine.mariadb.Progress.State;
import java.sql.SQLException;
import java.util.List;

/**
 * Puts a masked copy in the place of a table. Until the copy is whole and like the table in
 * everything but its values, the table is untouched; then one statement swaps them, and the old
 * one's file goes. Interrupted anywhere, it goes on.
 */
final class TableSwap {
  private final Bench bench;
  private final Progress progress;
  private final Numbered numbered;
  private final SwapOrder order;

  TableSwap(Bench bench, Progress progress, Numbered numbered) {
    this.bench = bench;
    this.progress = progress;
    this.numbered = numbered;
    this.order = SwapOrder.read(numbered.job());
  }

  void run() throws SQLException {
    if (numbered.state() == State.OPEN) {
      fill();
      Progress.saw(bench, compare());
      progress.mustBeOurs(bench);
      progress.mark(bench, numbered, State.SWAPPING);
    }
    swap();
    bench.run("DROP TABLE IF EXISTS " + old());
  }

  private void fill() throws SQLException {
    TableText text = text(numbered.job().schema(), numbered.job().name());
    progress.mustBeOurs(bench);
    bench.run("DROP TABLE IF EXISTS " + copy());
    bench.runVerbatim(text.bare(Names.ticked(Names.OURS) + "." + Names.ticked(copyName())));
    load();
    progress.mustBeOurs(bench);
    if (!text.keys().isEmpty()) {
      bench.runVerbatim(
          "ALTER TABLE %s.%s ADD %s"
              .formatted(
                  Names.ticked(Names.OURS),
                  Names.ticked(copyName()),
                  String.join(", ADD ", text.keys())));
    }
    if (!text(Names.OURS, copyName()).isLike(text)) {
      throw Refusal.wrong(numbered.job().named() + ": its copy is defined in another way");
    }
  }

  private void load() throws SQLException {
    if (order.emptied()) {
      return;
    }
    long expected = bench.one("SELECT COUNT(*) FROM " + from(), row -> row.getLong(1));
    long written =
        bench.change(
            "INSERT INTO %s (%s) SELECT %s FROM %s"
                .formatted(copy(), order.columns(), order.values(), from()));
    if (written != expected) {
      throw Refusal.wrong(
          "%s: %d rows of %d are in its copy".formatted(numbered.job().named(), written, expected));
    }
  }

  /** The rows that stay. */
  private String from() {
    return order.deleteWhere().isEmpty()
        ? table()
        : "%s WHERE (\n%s\n) IS NOT TRUE".formatted(table(), order.deleteWhere());
  }

  private List<CheckResult> compare() throws SQLException {
    return order.emptied() ? List.of() : new Unchanged(bench, numbered.job(), order).count(copy());
  }

  /** The old table is there only after the swap, the copy only before it. */
  private void swap() throws SQLException {
    if (exists(oldName()) || !exists(copyName())) {
      return;
    }
    progress.mustBeOurs(bench);
    bench.run("RENAME TABLE %s TO %s, %s TO %s".formatted(table(), old(), copy(), table()));
  }

  private boolean exists(String name) throws SQLException {
    return bench.one(
        "SELECT COUNT(*) > 0 FROM information_schema.tables"
            + " WHERE table_schema = 'snaprelay_progress' AND table_name = ?",
        row -> row.getBoolean(1),
        name);
  }

  private TableText text(String schema, String name) throws SQLException {
    String show = "SHOW CREATE TABLE %s.%s".formatted(Names.ticked(schema), Names.ticked(name));
    return new TableText(bench.definition(show, 2));
  }

  private String table() {
    return Names.quoted(numbered.job().schema(), numbered.job().name());
  }

  private String copyName() {
    return "copy_" + numbered.id();
  }

  private String oldName() {
    return "old_" + numbered.id();
  }

  private String copy() {
    return Names.ours(copyName());
  }

  private String old() {
    return Names.ours(oldName());
  }
}
