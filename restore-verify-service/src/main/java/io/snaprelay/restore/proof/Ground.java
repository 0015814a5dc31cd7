package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;

/**
 * What a check stands on in one database.
 *
 * @param session the session that looks at one thing after the other
 * @param crew more sessions of the same kind, for long lists
 * @param figures what other checks have measured, and where this one puts what it measures
 * @param dialect how the engine is asked what a plan asks
 */
public record Ground(Session session, Crew crew, Figures figures, Dialect dialect) {
  /** The name of the database. */
  public String database() {
    return session.database();
  }
}
