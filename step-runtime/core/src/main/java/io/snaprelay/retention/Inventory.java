package io.snaprelay.retention;

import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.OpenRuns;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Steps;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import java.util.List;
import java.util.Optional;

/**
 * The snapshots that SnapRelay holds of one database for one plan, and what forbids to delete each.
 * Whatever nobody has the right to delete is not even looked at.
 */
final class Inventory {
  private final Ledger ledger;
  private final OpenRuns open;
  private final DeletionRight right;
  private final Proved proved;
  private final List<SnapshotState> described;

  /**
   * @param described every manual snapshot of the regions in which the database's may be
   */
  Inventory(Ledger ledger, DatabaseRef database, List<SnapshotState> described) {
    RunLedger runs = new RunLedger(ledger);
    this.ledger = ledger;
    this.open = OpenRuns.in(runs);
    this.right = new DeletionRight(runs);
    this.proved = Proved.of(database, ledger);
    this.described = described;
  }

  /** Those of a plan and a database. */
  List<Held> of(String plan, DatabaseRef database) {
    boolean copied = somebodyCopies(database);
    return described.stream()
        .flatMap(
            state ->
                right
                    .to(state)
                    .filter(mine -> mine.run().planName().equals(plan))
                    .filter(mine -> mine.run().database().equals(database))
                    .map(mine -> held(state, mine, copied))
                    .stream())
        .toList();
  }

  /**
   * RDS tells the source of a copy across regions only. A copy of ours is of an open run, which
   * names its source; of anybody else's, all snapshots of the database may be the source.
   */
  private boolean somebodyCopies(DatabaseRef database) {
    return described.stream()
        .filter(state -> state.status().equals("copying"))
        .filter(state -> state.databaseIdentifier().equals(database.identifier()))
        .anyMatch(state -> right.to(state).isEmpty());
  }

  private Held held(SnapshotState state, DeletionRight.Of mine, boolean copied) {
    FrozenPlan run = mine.run();
    return new Held(
        state.ref(),
        run.run(),
        mine.step(),
        new Place(kind(mine), state.ref().account(), state.ref().region()),
        state.facts().map(SnapshotFacts::dataAsOf),
        proved.about(state.ref()),
        new Held.OfRun(run.plan().verify().isPresent(), proved.passed(run.run()), copyExpired(run)),
        obstacle(state, copied));
  }

  private boolean copyExpired(FrozenPlan run) {
    return Copies.of(run.plan()).steps().stream()
        .anyMatch(step -> ledger.read(LedgerKeys.expired(run.run(), step)).isPresent());
  }

  private static Place.Kind kind(DeletionRight.Of mine) {
    if (mine.step().equals(StepName.SNAPSHOT)) {
      return Place.Kind.SOURCE;
    }
    if (mine.step().isCopy()) {
      return Place.Kind.COPY;
    }
    boolean onItsWay =
        mine.step().isTransit()
            || mine.step().equals(StepName.SANITIZED_SNAPSHOT)
                && Steps.of(mine.run()).contains(StepName.SANITIZED_COPY);
    return onItsWay ? Place.Kind.TRANSIT : Place.Kind.SANITIZED;
  }

  private Optional<Reason> obstacle(SnapshotState state, boolean copied) {
    if (!state.isAvailable() || state.facts().isEmpty()) {
      return Optional.of(Reason.NOT_AVAILABLE);
    }
    if (isOnHold(state)) {
      return Optional.of(Reason.LEGAL_HOLD);
    }
    if (open.naming(state.ref()).isPresent()) {
      return Optional.of(Reason.OPEN_RUN);
    }
    return copied ? Optional.of(Reason.BEING_COPIED) : Optional.empty();
  }

  /** A tag without a value holds as well. */
  private static boolean isOnHold(SnapshotState state) {
    String value = state.tags().get(TagKeys.LEGAL_HOLD);
    return value != null && !value.equals("false");
  }
}
