package io.snaprelay.sanitize.engine;

import io.snaprelay.database.SqlFailure;
import io.snaprelay.sanitize.engine.Ladder.Choice;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Swaps a table for an empty one and undoes it: PostgreSQL itself says whether it may be done, and
 * the catalog whether all is as it was. What we do not know how to carry over is found here, not in
 * the middle of the work. Foreign keys are left to that: they cannot hold on an empty table.
 */
final class CopyTrial {
  private final Workbench bench;
  private final Choice choice;

  private CopyTrial(Workbench bench, Choice choice) {
    this.bench = bench;
    this.choice = choice;
  }

  /** Why it would not come out as it was. */
  static Optional<String> refusal(Workbench bench, Choice choice) throws SQLException {
    List<String> lost = new ArrayList<>();
    try {
      bench.undone(() -> lost.addAll(new CopyTrial(bench, choice).lost()));
    } catch (SQLException e) {
      SqlFailure failure = SqlFailure.of(e);
      if (failure.isConnectionLost()) {
        throw e;
      }
      return Optional.of("the server refuses a trial, " + StepFailure.named(e));
    }
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of("these would not be as before: " + String.join(", ", lost));
  }

  private List<String> lost() throws SQLException {
    bench.run("SET LOCAL lock_timeout = '2s'");
    String table = choice.work().sql();
    Likeness before = Likeness.of(bench, table);
    Progress.create(bench, false, Schema.of(bench));
    CopySteps.announce(bench, choice);
    swap();
    return Likeness.of(bench, table).differences(before, List.of(Likeness.FOREIGN_KEYS));
  }

  private void swap() throws SQLException {
    List<Obstacle> stand = Obstacles.butKeys(bench);
    List<Obstacle> keys = Obstacles.keys(bench, List.of());
    Replica replica = Replica.of(bench, choice.shape().oid());
    List<Obstacle> backwards = new ArrayList<>(stand);
    backwards.addAll(keys);
    Collections.reverse(backwards);
    for (Obstacle each : backwards) {
      all(each.remove());
    }
    all(replica.prepare());
    all(replica.swap());
    for (Replica.Index index : replica.indexes()) {
      bench.run(index.statement());
    }
    all(replica.complete());
    for (Obstacle each : stand) {
      all(each.restore());
    }
  }

  private void all(List<String> statements) throws SQLException {
    for (String statement : statements) {
      bench.run(statement);
    }
  }
}
