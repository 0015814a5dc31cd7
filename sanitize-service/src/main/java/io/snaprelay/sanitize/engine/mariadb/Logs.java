package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.Finding;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Overwrites what InnoDB has logged: undo, which holds old values of rows, and redo, which holds
 * all values that were written. Restored with the snapshot are production's own. Needs no
 * superuser: ordinary rows that hold nothing push everything else out.
 *
 * <p>InnoDB never writes out a page that was freed before its turn (MDEV-15528): what lies there in
 * the file stays. So nothing is freed until the redo log has gone round: a second session sees the
 * server as it was before, and all undo is kept for it.
 */
final class Logs {
  static final String UNDO = "undo-overwritten";
  static final String REDO = "redo-overwritten";

  /** Rollback segments (MariaDB documentation, "InnoDB Undo Log"). */
  private static final int SEGMENTS = 128;

  /** Pages that a segment may have kept for reuse: as many as transactions that it had at once. */
  private static final int KEPT = 4;

  /** Rows whose old values fill a page and begin another: such a transaction keeps neither. */
  private static final int TWO_PAGES = 4;

  /** Rows whose old values take nine pages, of the 32 that a transaction takes one by one. */
  private static final int NINE_PAGES = 18;

  /** How often each tablespace is tried, as the server deals transactions out to them in turn. */
  private static final int TURNS = 4;

  private static final int REDO_ROUNDS = 2;
  private static final int PURGE_PATIENCE = 1200;

  private static final String STATUS =
      "SELECT variable_value FROM information_schema.global_status WHERE variable_name = ?";

  private final Bench bench;
  private final Crew.Benches benches;
  private final long undoBytes;

  /**
   * @param benches opens the session for which all undo is kept
   * @param undoBytes how large the largest undo tablespace was when all was masked: what is written
   *     over it makes it grow, and an attempt that is killed is begun anew
   */
  Logs(Bench bench, Crew.Benches benches, long undoBytes) {
    this.bench = bench;
    this.benches = benches;
    this.undoBytes = undoBytes;
  }

  List<CheckResult> overwrite() throws SQLException {
    Finding undo = Finding.begin(UNDO, "server", "every page that held old values");
    if (UndoSpaces.sizes(bench).isEmpty()) {
      return List.of(
          undo.fail("undo lies in the system tablespace, where it cannot be overwritten"));
    }
    if (!isPurged()) {
      return List.of(undo.fail("old row versions are not purged: another transaction is open"));
    }
    Filler filler = Filler.create(bench);
    filler.grow(undoBytes + UndoSpaces.STEP);
    boolean all = takeKept(filler);
    CheckResult redo;
    try (Bench keeper = benches.open()) {
      new Workers(keeper).join();
      keeper.run("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      keeper.run("START TRANSACTION WITH CONSISTENT SNAPSHOT");
      all &= takeFree(filler);
      redo = redo(filler);
      keeper.run("COMMIT");
    }
    filler.drop();
    return List.of(
        undo.passIf(all && isPurged(), "tablespaces of up to %,d bytes".formatted(undoBytes)),
        redo);
  }

  /**
   * A page that a segment kept is written on behind what it holds: it has to be used up and given
   * back first.
   */
  private boolean takeKept(Filler filler) throws SQLException {
    for (int i = 0; i < SEGMENTS * KEPT; i++) {
      filler.rewrite(TWO_PAGES);
    }
    return isPurged();
  }

  /**
   * Small transactions take the free pages of extents that are shared; a large one for each
   * tablespace takes all others, and the tablespace grows.
   */
  private boolean takeFree(Filler filler) throws SQLException {
    for (int i = 0; i < SEGMENTS; i++) {
      filler.rewrite(NINE_PAGES);
    }
    Set<String> missing = new HashSet<>(UndoSpaces.sizes(bench).keySet());
    for (int left = missing.size() * TURNS; left > 0 && !missing.isEmpty(); left--) {
      Map<String, Long> before = UndoSpaces.sizes(bench);
      filler.rewrite();
      missing.removeAll(UndoSpaces.grown(bench, before));
    }
    return missing.isEmpty();
  }

  /** Waits until no old version of a row is left that somebody may want to see. */
  private boolean isPurged() throws SQLException {
    for (int i = 0; i < PURGE_PATIENCE; i++) {
      if (status("INNODB_HISTORY_LIST_LENGTH") == 0) {
        return true;
      }
      bench.run("DO SLEEP(0.1)");
    }
    return false;
  }

  /** Twice its size: then every dirty page has been written out, too, or it could not go on. */
  private CheckResult redo(Filler filler) throws SQLException {
    long size = bench.one("SELECT @@GLOBAL.innodb_log_file_size", row -> row.getLong(1));
    Finding finding =
        Finding.begin(REDO, "server", REDO_ROUNDS + " times the size of the redo log");
    long begun = status("INNODB_LSN_CURRENT");
    while (status("INNODB_LSN_CURRENT") - begun < REDO_ROUNDS * size) {
      filler.refill(Math.min(size / 8, 8L << 20));
    }
    return finding.pass(status("INNODB_LSN_CURRENT") - begun + " bytes written");
  }

  private long status(String name) throws SQLException {
    return Long.parseLong(bench.one(STATUS, row -> row.getString(1), name));
  }
}
