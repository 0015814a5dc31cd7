package io.snaprelay.sanitize.engine.mariadb;

import java.sql.SQLException;

/** Rows that hold nothing, to be written where something was. */
final class Filler {
  /** As wide as a row may be that lies in one page of 16 kB, of which two fit. */
  private static final int WIDE = 7_800;

  private static final String TABLE = Names.ours("filler");

  private final Bench bench;
  private int rows;
  private int turn;

  private Filler(Bench bench) {
    this.bench = bench;
  }

  /** One row. */
  static Filler create(Bench bench) throws SQLException {
    bench.run("DROP TABLE IF EXISTS " + TABLE);
    bench.run("SET SESSION unique_checks = 1");
    bench.run(
        "CREATE TABLE %s (id int AUTO_INCREMENT PRIMARY KEY, filling varbinary(%d) NOT NULL)"
                .formatted(TABLE, WIDE)
            + " ENGINE=InnoDB ROW_FORMAT=DYNAMIC CHARACTER SET latin1");
    Filler filler = new Filler(bench);
    bench.run("INSERT INTO %s (filling) VALUES (REPEAT('0', %d))".formatted(TABLE, WIDE));
    filler.rows = 1;
    return filler;
  }

  /** So many bytes of rows, or more. */
  void grow(long bytes) throws SQLException {
    while ((long) rows * WIDE < bytes) {
      long missing = bytes / WIDE + 1 - rows;
      rows +=
          (int)
              bench.change(
                  "INSERT INTO %1$s (filling) SELECT filling FROM %1$s LIMIT %2$d"
                      .formatted(TABLE, Math.min(missing, rows)));
    }
  }

  /** One transaction that writes all rows: what they were goes into the undo log. */
  void rewrite() throws SQLException {
    turn++;
    bench.change("UPDATE %s SET filling = REPEAT('%d', %d)".formatted(TABLE, turn % 10, WIDE));
  }

  /** A transaction that fills one page of the undo log. */
  void rewriteOne() throws SQLException {
    turn++;
    String update = "UPDATE %s SET filling = REPEAT('%d', %d) WHERE id = 1";
    bench.run("START TRANSACTION");
    bench.run(update.formatted(TABLE, turn % 10, WIDE));
    bench.run(update.formatted(TABLE, (turn + 1) % 10, WIDE));
    bench.run("COMMIT");
  }

  void drop() throws SQLException {
    bench.run("DROP TABLE IF EXISTS " + TABLE);
    bench.run("SET SESSION unique_checks = 0");
  }
}
