package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** All that databases of one engine are looked at with. */
public interface EngineChecks {
  /** What the server says about itself before anything is read. */
  List<CheckResult> before(Session entry) throws SQLException;

  /** Who may log in or be granted something: name and fingerprint of each. */
  Map<String, String> roles(Session entry) throws SQLException;

  /**
   * Every check that a database goes through, in order, but for those that {@link PlannedChecks}
   * adds.
   */
  List<ProofCheck> of(ProofSubject subject, Effort effort);

  /** What the server says about itself when all has been read. */
  List<CheckResult> after(Session entry, ProofSubject subject) throws SQLException;

  /** How the engine is asked what a plan asks. */
  Dialect dialect();
}
