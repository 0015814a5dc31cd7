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
            // The server's own transactions that count rows would take turns among the segments.
            + " ENGINE=InnoDB ROW_FORMAT=DYNAMIC CHARACTER SET latin1"
            + " STATS_PERSISTENT=0 STATS_AUTO_RECALC=0");
    Filler filler = new Filler(bench);
    filler.begin();
    return filler;
  }

  private void begin() throws SQLException {
    bench.run("INSERT INTO %s (filling) VALUES (REPEAT('0', %d))".formatted(TABLE, WIDE));
    rows = 1;
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

  /** One transaction that writes so many rows: each two fill a page of the undo log. */
  void rewrite(int some) throws SQLException {
    turn++;
    bench.change(
        "UPDATE %s SET filling = REPEAT('%d', %d) ORDER BY id LIMIT %d"
            .formatted(TABLE, turn % 10, WIDE, some));
  }

  /** So many bytes of new rows in the place of all: the undo log has no more of them than a key. */
  void refill(long bytes) throws SQLException {
    bench.run("TRUNCATE TABLE " + TABLE);
    begin();
    grow(bytes);
  }

  void drop() throws SQLException {
    bench.run("DROP TABLE IF EXISTS " + TABLE);
    bench.run("SET SESSION unique_checks = 0");
  }
}
