package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.Finding;
import java.sql.SQLException;
import java.util.List;

/**
 * Overwrites what InnoDB has logged: undo, which holds old values of rows, and redo, which holds
 * all values that were written. Restored with the snapshot are production's own. Needs no
 * superuser: ordinary rows that hold nothing push everything else out.
 */
final class Logs {
  static final String UNDO = "undo-overwritten";
  static final String REDO = "redo-overwritten";

  /** Rollback segments (MariaDB documentation, "InnoDB Undo Log"); each keeps a page for reuse. */
  private static final int SEGMENTS = 128;

  private static final int ROUNDS = 2;
  private static final int PURGE_PATIENCE = 1200;

  private static final String UNDO_SPACES =
      "SELECT COUNT(*), COALESCE(MAX(file_size), 0) FROM information_schema.innodb_sys_tablespaces"
          + " WHERE name LIKE 'innodb\\_undo%' ESCAPE '\\'";

  private static final String STATUS =
      "SELECT variable_value FROM information_schema.global_status WHERE variable_name = ?";

  private final Bench bench;
  private final long undoBytes;

  /**
   * @param undoBytes how large the largest undo tablespace was when all was masked: what is written
   *     over it makes it grow, and an attempt that is killed is begun anew
   */
  Logs(Bench bench, long undoBytes) {
    this.bench = bench;
    this.undoBytes = undoBytes;
  }

  /** How large the largest undo tablespace is, in bytes. */
  static long undoBytes(Bench bench) throws SQLException {
    return bench.one(UNDO_SPACES, row -> row.getLong(2));
  }

  List<CheckResult> overwrite() throws SQLException {
    Filler filler = Filler.create(bench);
    CheckResult undo = undo(filler);
    CheckResult redo = redo(filler);
    filler.drop();
    return List.of(undo, redo);
  }

  /**
   * A large transaction for each tablespace takes every page that was given back, and many small
   * ones take the page that each segment kept.
   */
  private CheckResult undo(Filler filler) throws SQLException {
    Finding finding = Finding.begin(UNDO, "server", "every page that held old values");
    int spaces = bench.one(UNDO_SPACES, row -> row.getInt(1));
    if (spaces == 0) {
      return finding.fail("undo lies in the system tablespace, where it cannot be overwritten");
    }
    if (!isPurged()) {
      return finding.fail("old row versions are not purged: another transaction is open");
    }
    filler.grow(undoBytes);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < spaces; i++) {
        filler.rewrite();
      }
      isPurged();
      for (int i = 0; i < SEGMENTS; i++) {
        filler.rewriteOne();
      }
    }
    return finding.passIf(
        isPurged(), "%d tablespaces of up to %,d bytes".formatted(spaces, undoBytes));
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
    Finding finding = Finding.begin(REDO, "server", ROUNDS + " times the size of the redo log");
    long begun = status("INNODB_LSN_CURRENT");
    filler.grow(Math.min(size / 8, 8L << 20));
    while (status("INNODB_LSN_CURRENT") - begun < ROUNDS * size) {
      filler.rewrite();
    }
    return finding.pass(status("INNODB_LSN_CURRENT") - begun + " bytes written");
  }

  private long status(String name) throws SQLException {
    return Long.parseLong(bench.one(STATUS, row -> row.getString(1), name));
  }
}
