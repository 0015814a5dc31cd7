package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.List;

/** One kind of evidence. It is asked once for each database that it is about. */
public interface ProofCheck {
  /** Whether it is about this one of the server's user databases. */
  default boolean isAbout(String database, List<String> all) {
    return true;
  }

  /**
   * Looks, and says what it saw: one result per thing that it looked at.
   *
   * @throws SQLException only if the session is lost, or could not do even the first thing
   */
  List<CheckResult> check(Ground ground) throws SQLException;

  /** The name under which its results are listed. */
  String name();
}
