package io.snaprelay.sanitize.cleanroom;

import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import java.util.List;

/** How an attempt to load a clean room ended. Only {@link Done} may lead to a snapshot. */
public sealed interface Furnishing {
  /** It holds what the masked server holds, as far as the checks tell. */
  record Done(List<CheckResult> checks) implements Furnishing {
    public Done {
      checks = List.copyOf(checks);
    }
  }

  /** Something could not be loaded, or is another there: no snapshot. */
  record Failed(List<CheckResult> checks) implements Furnishing {
    public Failed {
      checks = List.copyOf(checks);
    }
  }

  /** Somebody else is loading it. */
  record Busy() implements Furnishing {}

  /**
   * One of the servers does not let us in, or has cut us off, or the time is up. The next attempt
   * begins anew.
   *
   * @param state SQLSTATE
   */
  record Unreachable(String state) implements Furnishing {
    static Unreachable of(SqlFailure failure) {
      return new Unreachable(failure.state());
    }
  }
}
