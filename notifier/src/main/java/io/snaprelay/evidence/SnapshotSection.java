package io.snaprelay.evidence;

import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.PointInTimeChosen;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Steps;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.RestoreSource;
import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot of the run, or the point in time that it restored instead.
 *
 * @param arn its ARN; of a point in time that of the database, of which no snapshot was taken
 * @param region its region
 * @param account its account
 * @param engine for example {@code postgres}
 * @param engineVersion for example {@code 17.11}
 * @param dataAsOf the instant whose data it holds
 * @param foundAvailableAt when SnapRelay saw that it is available
 * @param allocatedGiB allocated storage, in GiB
 * @param kmsKeyArn the key that it is encrypted with; absent if it is not encrypted
 */
public record SnapshotSection(
    String arn,
    String region,
    String account,
    String engine,
    String engineVersion,
    Instant dataAsOf,
    Instant foundAvailableAt,
    int allocatedGiB,
    Optional<String> kmsKeyArn) {
  static Optional<SnapshotSection> source(Dossier dossier) {
    return dossier
        .emitted(StepName.SNAPSHOT, SnapshotCreated.class)
        .map(event -> of(event.snapshot(), event.facts(), event.header().occurredAt()))
        .or(
            () ->
                dossier
                    .emitted(StepName.SNAPSHOT, PointInTimeChosen.class)
                    .map(event -> of(event.source(), event.facts(), event.header().occurredAt())));
  }

  /** Whether it is a state that no snapshot holds. */
  public boolean describesATime() {
    return DatabaseRef.isArn(arn);
  }

  /** The copy that is restored; of several, if none is, the first. */
  static Optional<SnapshotSection> copy(Dossier dossier) {
    Plan plan = dossier.frozen().plan();
    StepName restored = Steps.restored(plan);
    return dossier
        .emitted(restored.isCopy() ? restored : Steps.given(plan), CopyCompleted.class)
        .map(event -> of(event.copy(), event.facts(), event.header().occurredAt()));
  }

  private static SnapshotSection of(RestoreSource ref, SnapshotFacts facts, Instant at) {
    return new SnapshotSection(
        ref.arn(),
        ref.region(),
        ref.account(),
        facts.engine(),
        facts.engineVersion(),
        facts.dataAsOf(),
        at,
        facts.allocatedGiB(),
        facts.kmsKeyArn());
  }
}
