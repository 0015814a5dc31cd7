package io.snaprelay.rds;

import io.snaprelay.refs.SnapshotRef;
import java.util.Optional;

/**
 * What we ask of RDS, for databases of either kind: nobody who asks needs to know which kind it is.
 * Calls go to the account and region that the reference names. Every method throws {@link
 * io.snaprelay.aws.AwsFailure}.
 */
public interface RdsGateway extends DatabaseGateway, SnapshotGateway {
  /** Begins an export to S3. */
  void startExport(ExportRequest request);

  /**
   * Describes an export task; empty if RDS knows none of that name.
   *
   * @param snapshot what it exports: the task lives in its account and region
   */
  Optional<ExportState> export(SnapshotRef snapshot, String identifier);
}
