package io.snaprelay.localaws.rds;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.rds.model.RestoreWindow;

/**
 * What RDS keeps of a database so that it can be restored to a moment. Unlike on RDS, where the
 * newest moment is some minutes ago, every moment up to now can be restored at once.
 *
 * @param kept the content
 * @param since the oldest moment that it holds
 */
record Backups(ContinuousBackup kept, Instant since) {

  RestoreWindow window(Instant now, int retentionDays) {
    Instant oldest = now.minus(Duration.ofDays(retentionDays));
    return RestoreWindow.builder()
        .earliestTime(oldest.isAfter(since) ? oldest : since)
        .latestTime(now)
        .build();
  }
}
