package io.snaprelay.localaws.rds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Damages an InnoDB table: flips bytes of a page that holds rows, or takes rows away by SQL. An
 * InnoDB page of zeros is a damaged page like any other, so that no damage to files loses rows
 * without a sound.
 */
enum MariaDbWrecker implements Wrecker {
  INSTANCE;

  private static final String SPACE =
      """
      SELECT s.FILENAME, i.INDEX_ID FROM information_schema.INNODB_SYS_TABLES t
      JOIN information_schema.INNODB_SYS_TABLESPACES s ON s.SPACE = t.SPACE
      JOIN information_schema.INNODB_SYS_INDEXES i ON i.TABLE_ID = t.TABLE_ID
      WHERE t.NAME = concat(database(), '/', '%s') AND i.TYPE %% 2 = 1
      """;

  private static final int SHARE_LOST = 100;

  @Override
  public Blow prepare(Damage damage, Statement sql) throws SQLException {
    String table = table(damage);
    return switch (damage.kind()) {
      case HEAP_PAGE -> flip(table, sql);
      case ROWS_LOST -> lose(table, sql);
      case INDEX -> throw new SQLException("The damage 'index' is not known for MariaDB", "0A000");
    };
  }

  /** A database is a schema: {@code shop.orders} may be said for the orders of shop. */
  private static String table(Damage damage) {
    String schema = damage.database() + '.';
    return damage.relation().startsWith(schema)
        ? damage.relation().substring(schema.length())
        : damage.relation();
  }

  private static Blow flip(String table, Statement sql) throws SQLException {
    try (ResultSet found = sql.executeQuery(SPACE.formatted(table.replace("'", "''")))) {
      if (!found.next()) {
        throw new SQLException("There is no InnoDB table " + table, "42S02");
      }
      String file = found.getString(1);
      long clusteredIndex = found.getLong(2);
      return data -> new InnodbFile(data.resolve(file)).flipLeafOf(clusteredIndex);
    }
  }

  /** One row in a hundred, at least one, whatever refers to them. */
  private static Blow lose(String table, Statement sql) throws SQLException {
    String quoted = '`' + table.replace("`", "``") + '`';
    long rows;
    try (ResultSet counted = sql.executeQuery("SELECT count(*) FROM " + quoted)) {
      counted.next();
      rows = counted.getLong(1);
    }
    sql.execute("SET SESSION sql_log_bin = 0, foreign_key_checks = 0");
    if (sql.executeUpdate("DELETE FROM " + quoted + " LIMIT " + (rows / SHARE_LOST + 1)) == 0) {
      throw new SQLException(table + " is empty: there is nothing to lose", "02000");
    }
    return data -> {};
  }
}
