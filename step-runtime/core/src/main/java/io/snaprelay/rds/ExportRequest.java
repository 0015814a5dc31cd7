package io.snaprelay.rds;

import io.snaprelay.refs.SnapshotRef;
import java.util.Optional;

/**
 * An export of a snapshot to S3 (RDS API Reference, StartExportTask).
 *
 * @param identifier the task's name, derived: no two tasks of an account and region ever share one
 * @param snapshot what is exported
 * @param bucket a bucket in the snapshot's region
 * @param prefix the folder in it
 * @param role ARN of the IAM role that writes
 * @param kmsKey the key that encrypts what is written
 */
public record ExportRequest(
    String identifier,
    SnapshotRef snapshot,
    String bucket,
    Optional<String> prefix,
    String role,
    String kmsKey) {}
