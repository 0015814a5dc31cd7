package io.snaprelay.cli.doctor;

import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.refs.DatabaseKind;
import java.util.Set;

/** Whether production is what the plans take it for. */
final class DatabasesCheck implements Check {
  /**
   * States in which RDS takes no snapshot and to which nothing but a person puts an end (RDS User
   * Guide, "Viewing Amazon RDS DB instance status").
   */
  private static final Set<String> STUCK =
      Set.of(
          "failed",
          "stopped",
          "stopping",
          "storage-full",
          "inaccessible-encryption-credentials",
          "inaccessible-encryption-credentials-recoverable",
          "incompatible-network",
          "incompatible-option-group",
          "incompatible-parameters",
          "incompatible-restore",
          "deleting");

  @Override
  public String name() {
    return "databases";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    for (Planned planned : estate.planned()) {
      if (estate.reaches(Spot.of(planned.database()))) {
        findings.attempt(planned.database().arn(), () -> of(planned, estate, findings));
      }
    }
  }

  private static void of(Planned planned, Estate estate, Findings findings) {
    estate
        .source(planned.database())
        .ifPresentOrElse(source -> of(planned, source, findings), () -> missing(planned, findings));
  }

  /** A disaster recovery asks nothing of its source. */
  private static void missing(Planned planned, Findings findings) {
    boolean needed = planned.plan().restore().flatMap(it -> it.picksIn(planned.plan())).isEmpty();
    if (needed) {
      findings.add(
          FindingCode.DATABASE_NOT_FOUND,
          "databases." + planned.name(),
          "RDS knows no %s '%s' in %s"
              .formatted(
                  planned.database().kind() == DatabaseKind.INSTANCE ? "instance" : "cluster",
                  planned.database().identifier(),
                  Spot.of(planned.database())),
          "Correct its identifier, region or account");
    }
  }

  private static void of(Planned planned, Source source, Findings findings) {
    String arn = planned.database().arn();
    if (STUCK.contains(source.status())) {
      findings.add(
          FindingCode.DATABASE_NOT_READY,
          arn,
          "It is '%s': RDS takes no snapshot of it".formatted(source.status()),
          "Bring it to 'available'");
    }
    if (!source.deletionProtected()) {
      findings.add(
          FindingCode.DELETION_UNPROTECTED,
          arn,
          "Nothing stops anybody from deleting it, with all its automated backups",
          "Switch on its deletion protection");
    }
    if (needsBackups(planned) && source.backupDays() == 0) {
      findings.add(
          FindingCode.BACKUPS_OFF,
          arn,
          planned.field("snapshot")
              + " asks for automated backups, and its backup retention is 0 days",
          "Set a backup retention, or take fresh snapshots");
    }
  }

  private static boolean needsBackups(Planned planned) {
    SnapshotSource source = planned.plan().snapshot();
    return source.kind() == SnapshotSource.Kind.AUTOMATED || source.restoresATime();
  }
}
