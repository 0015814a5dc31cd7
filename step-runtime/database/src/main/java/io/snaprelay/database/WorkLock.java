package io.snaprelay.database;

import java.sql.SQLException;

/**
 * Keeps two from working in one temporary database: a proof and a masking, or two deliveries of one
 * message. PostgreSQL releases it with the session that holds it, however that ends. Advisory locks
 * are per database, so that everybody takes it in {@link Databases#ENTRY}.
 */
public final class WorkLock {
  private static final String LOCK = "SELECT pg_catalog.pg_try_advisory_lock(7310312421863518977)";

  private WorkLock() {}

  /** Takes it for as long as this session lives; answers whether it was free. */
  public static boolean take(Session entry) throws SQLException {
    return entry.one(LOCK, row -> row.getBoolean(1));
  }
}
