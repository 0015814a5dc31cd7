package io.snaprelay.database;

import java.sql.SQLException;

/**
 * Keeps two from working in one temporary database: a proof and a masking, or two deliveries of one
 * message. The server releases it with the session that holds it, however that ends. Everybody
 * takes it in {@link Engine#entry}: some engines have it per database.
 */
public final class WorkLock {
  private WorkLock() {}

  /** Takes it for as long as this session lives; answers whether it was free. */
  public static boolean take(Session entry) throws SQLException {
    return entry.one(entry.engine().ways().lock(), row -> row.getBoolean(1));
  }
}
