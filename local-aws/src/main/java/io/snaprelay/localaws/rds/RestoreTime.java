package io.snaprelay.localaws.rds;

import java.time.Instant;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.RestoreWindow;

/** The moment that a call wants, held against what the source's backups hold. */
final class RestoreTime {

  private static final Set<String> HAS_NO_SERVER =
      Set.of(
          RdsDatabase.CREATING,
          RdsDatabase.DELETING,
          RdsDatabase.FAILED,
          Instance.STOPPING,
          Instance.STOPPED,
          Instance.STARTING);

  private final RdsContext rds;

  RestoreTime(RdsContext rds) {
    this.rds = rds;
  }

  /**
   * The content of the source at that moment.
   *
   * @param time null if the latest one is wanted
   */
  Moment of(RdsDatabase<?> source, Instant time, Boolean latest) {
    if ((time != null) == Boolean.TRUE.equals(latest)) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because(
          "Specify either RestoreTime or UseLatestRestorableTime");
    }
    if (HAS_NO_SERVER.contains(source.status())) {
      throw Guess.MOMENT_OF_A_STOPPED_DATABASE.with(source.id(), source.status());
    }
    Instant now = rds.timeline().now();
    Backups backups = source.backups().orElseThrow(() -> source.kind().notBackedUp(source.id()));
    RestoreWindow window = backups.window(now, source.backupRetentionDays());
    Instant wanted = time == null ? window.latestTime() : time;
    if (wanted.isBefore(window.earliestTime()) || wanted.isAfter(window.latestTime())) {
      throw Guess.MOMENT_OUT_OF_WINDOW.with(wanted, window.earliestTime(), window.latestTime());
    }
    return new Moment(backups.kept(), rds.timeline().onWallClock(wanted).orElse(wanted));
  }
}
