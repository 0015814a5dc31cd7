package io.snaprelay.sanitize.masking;

import io.snaprelay.database.Session;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stores values in a temporary table: MariaDB tells only then that they do not fit. That table is
 * no part of InnoDB, whose temporary tables leave their bytes in a file that all share.
 */
record MariaTrial(Session session) implements Trial {
  private static final String TABLE = "\"snaprelay_trial\"";
  private static final int KEY_BITS = 256;

  /** The key is known to nobody, and forgotten with the session. */
  static MariaTrial open(Session session) throws SQLException {
    BigInteger key = new BigInteger(KEY_BITS, new SecureRandom());
    session.maintain("SET @snaprelay_key = '%064x'".formatted(key));
    return new MariaTrial(session);
  }

  @Override
  public void compute(Table table, Map<Column, String> expressions) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (Column column : expressions.keySet()) {
      columns.add("%s %s NULL".formatted(column.sql(), column.type().sql()));
    }
    session.maintain(
        "CREATE TEMPORARY TABLE %s (%s) ENGINE=Aria TRANSACTIONAL=0 CHARACTER SET utf8mb4"
            .formatted(TABLE, String.join(", ", columns)));
    try {
      session.maintain(
          "INSERT INTO %s SELECT %s FROM %s LIMIT %d"
              .formatted(TABLE, String.join(", ", expressions.values()), table.name().sql(), ROWS));
    } finally {
      session.maintain("DROP TEMPORARY TABLE " + TABLE);
    }
  }

  @Override
  public void find(Table table, String condition) throws SQLException {
    session.first(
        "SELECT 1 FROM %s WHERE (\n%s\n) LIMIT 1".formatted(table.name().sql(), condition),
        row -> true);
  }
}
