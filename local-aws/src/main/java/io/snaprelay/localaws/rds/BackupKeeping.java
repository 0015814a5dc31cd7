package io.snaprelay.localaws.rds;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Automated backups: the first automated snapshot begins them, and a retention of 0 ends them (RDS
 * User Guide, "Backup retention period").
 */
final class BackupKeeping {

  private final RdsContext rds;

  BackupKeeping(RdsContext rds) {
    this.rds = rds;
  }

  /** The content of an automated snapshot, with which the backups begin if there are none. */
  SnapshotData next(RdsDatabase<?> database) throws IOException {
    if (database.backups().isPresent() || !areWanted(database)) {
      return database.server().snapshot();
    }
    Optional<ContinuousBackup> begun = database.server().backUp();
    if (begun.isEmpty()) {
      return database.server().snapshot();
    }
    database.keep(new Backups(begun.get(), rds.timeline().now()));
    return begun.get().base();
  }

  /** After a change of the retention. */
  void follow(RdsDatabase<?> database) {
    if (database.backupRetentionDays() == 0) {
      database
          .backups()
          .ifPresent(
              backups -> {
                database.keep(null);
                rds.transitions()
                    .start(
                        database.work(),
                        Duration.ZERO,
                        () -> end(backups.kept()),
                        () -> {},
                        () -> {});
              });
    }
  }

  private static void end(ContinuousBackup backup) throws IOException {
    backup.end();
    backup.delete();
  }

  /** A server's log knows the time of this machine only. */
  private boolean areWanted(RdsDatabase<?> database) {
    boolean timely =
        database.engine() == Engine.NONE
            || rds.timeline().onWallClock(rds.timeline().now()).isPresent();
    return timely && database.backupRetentionDays() > 0;
  }
}
