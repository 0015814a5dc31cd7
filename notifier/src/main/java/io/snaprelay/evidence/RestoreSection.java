package io.snaprelay.evidence;

import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.KeptDatabase;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Verify;
import java.time.Instant;
import java.util.Optional;

/**
 * The temporary database. It is here as soon as AWS was asked for it, even if it never became
 * available: somebody must know that it existed.
 *
 * @param arn its ARN
 * @param resourceId its immutable id ({@code DbiResourceId})
 * @param instanceClass its class, as the plan says
 * @param snapshotArn what it was restored from, a snapshot's ARN, or the ARN of a database with the
 *     point in time; absent if it never became available
 * @param waitedSince since when it waited for a place among the temporary databases; absent if it
 *     did not have to
 * @param requestedAt when AWS was asked to restore it
 * @param availableAt when it had settled and took connections
 * @param keptUntil when it will be deleted, if it is kept because the proof failed
 * @param deletedAt when RDS no longer knew it; absent means that it may still be there
 */
public record RestoreSection(
    String arn,
    String resourceId,
    Optional<String> instanceClass,
    Optional<String> snapshotArn,
    Optional<Instant> waitedSince,
    Instant requestedAt,
    Optional<Instant> availableAt,
    Optional<Instant> keptUntil,
    Optional<Instant> deletedAt) {
  static Optional<RestoreSection> of(Dossier dossier) {
    return Optional.ofNullable(dossier.created().get(StepName.RESTORE))
        .map(created -> of(dossier, created));
  }

  private static RestoreSection of(Dossier dossier, Created created) {
    Optional<RestoreAvailable> restored = dossier.emitted(StepName.RESTORE, RestoreAvailable.class);
    return new RestoreSection(
        created.arn(),
        created.resourceId(),
        dossier.frozen().plan().verify().map(Verify::instanceClass),
        restored.map(event -> event.snapshot().words()),
        Optional.ofNullable(dossier.waiting().get(StepName.RESTORE)),
        created.calledAt(),
        restored.map(event -> event.header().occurredAt()),
        KeptDatabase.until(
            dossier.frozen(),
            dossier.emitted(StepName.VERIFY, VerificationCompleted.class),
            Optional.of(created)),
        dossier
            .emitted(StepName.CLEAN_UP, TemporaryDatabaseDeleted.class)
            .map(event -> event.header().occurredAt()));
  }
}
