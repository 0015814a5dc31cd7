package io.snaprelay.rds;

import java.util.Optional;

/**
 * An export task, as RDS describes it.
 *
 * @param sourceArn the snapshot
 * @param bucket where it goes
 * @param status RDS's word, in capitals: STARTING, IN_PROGRESS, COMPLETE, CANCELING, CANCELED,
 *     FAILED
 * @param percent how much is done
 * @param failure why it failed, in RDS's words
 */
public record ExportState(
    String sourceArn, String bucket, String status, int percent, Optional<String> failure) {
  public boolean isComplete() {
    return status.equals("COMPLETE");
  }

  /** It will never complete. */
  public boolean isLost() {
    return status.equals("FAILED") || status.equals("CANCELED") || status.equals("CANCELING");
  }
}
