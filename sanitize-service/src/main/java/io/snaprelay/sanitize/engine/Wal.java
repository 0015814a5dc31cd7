package io.snaprelay.sanitize.engine;

import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Overwrites the write-ahead log: restored with the snapshot are production's own segments, and
 * PostgreSQL recycles segments by renaming them. Needs no superuser.
 */
final class Wal {
  static final String OVERWRITTEN = "wal-overwritten";

  private static final int ROUNDS = 2;
  private static final int CHUNK = 1 << 24;
  private static final String SIZE = "SELECT coalesce(sum(size), 0) FROM pg_ls_waldir()";

  /** The message is long, holds nothing, and belongs to no transaction. */
  private static final String FILL =
      "SELECT count(pg_logical_emit_message(false, 'snaprelay', repeat('0', ?)))"
          + " FROM generate_series(1, ?)";

  /** Makes a checkpoint on its way, for whoever owns it; and so does its end. */
  private static final String CHECKPOINT_DATABASE = "snaprelay_checkpoint";

  private Wal() {}

  static CheckResult overwrite(Workbench bench) throws SQLException {
    Finding finding = Finding.begin(OVERWRITTEN, "server", ROUNDS + " times the size of pg_wal");
    try {
      long written = 0;
      checkpoint(bench);
      for (int i = 0; i < ROUNDS; i++) {
        long chunks = bench.one(SIZE, row -> row.getLong(1)) / CHUNK + 2;
        bench.one(FILL, row -> row.getLong(1), CHUNK, chunks);
        checkpoint(bench);
        written += chunks * CHUNK;
      }
      return finding.pass(written + " bytes written");
    } catch (SQLException e) {
      return finding.fail(StepFailure.named(e));
    }
  }

  /** The right to CHECKPOINT came with PostgreSQL 15; a database that is created makes one too. */
  private static void checkpoint(Workbench bench) throws SQLException {
    Optional<SQLException> refused = bench.attempt("CHECKPOINT");
    if (refused.isPresent()) {
      bench.run("DROP DATABASE IF EXISTS " + CHECKPOINT_DATABASE);
      bench.run("CREATE DATABASE " + CHECKPOINT_DATABASE + " TEMPLATE template0");
      bench.run("DROP DATABASE " + CHECKPOINT_DATABASE);
    }
  }
}
