package io.snaprelay.sanitize.engine;

import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import java.util.List;

/** How an attempt to sanitize a server ended. Only {@link Done} may lead to a snapshot. */
public sealed interface Sanitizing {
  /**
   * Everything is masked and scrubbed, and every post-condition holds.
   *
   * @param checks what was done and seen; a skipped check is never a passed one
   * @param level how clean the server's files are, for example L2
   * @param residualRisks what could not be cleaned, plainly
   */
  record Done(List<CheckResult> checks, String level, List<String> residualRisks)
      implements Sanitizing {
    public Done {
      checks = List.copyOf(checks);
      residualRisks = List.copyOf(residualRisks);
    }
  }

  /**
   * The rules do not fit the databases. Nothing was written.
   *
   * @param problems all of them, each with file, line and remedy
   */
  record Refused(List<String> problems) implements Sanitizing {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /** Something could not be masked, or a post-condition does not hold: no snapshot. */
  record Failed(List<CheckResult> checks) implements Sanitizing {
    public Failed {
      checks = List.copyOf(checks);
    }
  }

  /** Another session is proving this server, or changing it. */
  record Busy() implements Sanitizing {}

  /**
   * The server does not let us in, or has cut us off. The next attempt goes on where this one was.
   *
   * @param failure what it said
   */
  record Unreachable(SqlFailure failure) implements Sanitizing {}
}
