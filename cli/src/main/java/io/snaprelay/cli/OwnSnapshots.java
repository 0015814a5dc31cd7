package io.snaprelay.cli;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Plan;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.retention.DeletionRight;
import io.snaprelay.retention.Retention;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The snapshots that runs of a plan have made of a database, in the accounts and regions of the
 * plan: those with name and tags of ours that the ledger has recorded.
 */
final class OwnSnapshots {
  private final RdsGateway rds;
  private final DeletionRight ours;
  private final Abroad abroad;

  OwnSnapshots(RdsGateway rds, Ledger ledger, Abroad abroad) {
    this.rds = rds;
    this.abroad = abroad;
    this.ours = new DeletionRight(new RunLedger(ledger));
  }

  /**
   * One of them.
   *
   * @param state as RDS describes it
   * @param step the step that made it
   */
  record Own(SnapshotState state, StepName step) {}

  /** All of them, the newest data first; without those of accounts that do not let us look. */
  List<Own> everywhere(String planName, Plan plan, DatabaseRef database) {
    Copies copies = Copies.of(plan);
    Stream<SnapshotState> elsewhere =
        plan.copies().stream()
            .filter(copy -> !copies.account(copy, database.account()).equals(database.account()))
            .map(copy -> Map.entry(copies.account(copy, database.account()), copy.region()))
            .distinct()
            .flatMap(
                at ->
                    abroad.in(at.getKey(), () -> rds.manualSnapshots(at.getKey(), at.getValue())));
    return sorted(Stream.concat(home(plan, database), elsewhere), planName, database);
  }

  private Stream<SnapshotState> home(Plan plan, DatabaseRef database) {
    return Retention.regions(plan, database).stream()
        .flatMap(region -> rds.manualSnapshots(database.account(), region).stream());
  }

  private List<Own> sorted(Stream<SnapshotState> all, String planName, DatabaseRef database) {
    return all.flatMap(state -> own(state, planName, database))
        .sorted(Comparator.comparing(OwnSnapshots::age).reversed())
        .toList();
  }

  private Stream<Own> own(SnapshotState state, String planName, DatabaseRef database) {
    Optional<DeletionRight.Of> made =
        ours.to(state)
            .filter(mine -> mine.run().planName().equals(planName))
            .filter(mine -> mine.run().database().equals(database));
    return made.map(mine -> new Own(state, mine.step())).stream();
  }

  /** What RDS has not finished has no age; it is newer than all that has. */
  private static String age(Own own) {
    return own.state().facts().map(facts -> facts.dataAsOf().toString()).orElse("9");
  }
}
