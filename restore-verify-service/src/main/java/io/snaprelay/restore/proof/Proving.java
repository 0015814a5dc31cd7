package io.snaprelay.restore.proof;

import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import java.util.List;

/** How an attempt at a proof ended. */
public sealed interface Proving {
  /** Every check has said what it saw. */
  record Proven(
      List<CheckResult> results, List<TableFigures> tables, Inventory inventory, List<Phase> phases)
      implements Proving {
    public Proven {
      results = List.copyOf(results);
      tables = List.copyOf(tables);
      phases = List.copyOf(phases);
    }
  }

  /** Another session is proving this server, or changing it. */
  record Busy() implements Proving {}

  /**
   * The server does not let us in, or has cut us off. It may be starting, or on its way out.
   *
   * @param failure what it said
   * @param soFar what was seen before that, and that it was cut off
   */
  record Unreachable(SqlFailure failure, List<CheckResult> soFar) implements Proving {
    public Unreachable {
      soFar = List.copyOf(soFar);
    }
  }
}
