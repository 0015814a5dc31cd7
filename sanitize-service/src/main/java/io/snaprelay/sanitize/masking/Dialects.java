package io.snaprelay.sanitize.masking;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Session;
import java.sql.SQLException;

/** The SQL that a server speaks. */
public final class Dialects {
  /**
   * The {@code sql_mode} in which MariaDB takes the SQL of masks: names in double quotes, {@code
   * ||} that joins texts, backslashes that are nothing but themselves. A value that does not fit
   * its column is refused, and a zero in a column that counts up is a zero.
   */
  public static final String MARIADB_MODE =
      "ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES,"
          + "ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION";

  /**
   * The key's bytes, wherever a mask of PostgreSQL needs them. So it is read for every row, which
   * costs as much as the hash itself: whoever writes many rows puts something in its place that is
   * read once.
   */
  public static final String POSTGRES_KEY = "decode(current_setting('snaprelay.key'), 'hex')";

  private Dialects() {}

  static Dialect of(Engine engine) {
    return engine == Engine.POSTGRES ? new PostgresDialect() : new MariaDialect();
  }

  static Trial trial(Session session) throws SQLException {
    prepare(session);
    return session.engine() == Engine.POSTGRES
        ? new PostgresTrial(session)
        : MariaTrial.open(session);
  }

  /** Sets a session so that it takes the SQL of masks. */
  static void prepare(Session session) throws SQLException {
    if (session.engine() != Engine.POSTGRES) {
      session.maintain("SET SESSION sql_mode = '" + MARIADB_MODE + "'");
    }
  }
}
