package io.snaprelay.plan;

import java.util.Optional;

/**
 * An export of the snapshot to S3 as Parquet.
 *
 * @param bucket the bucket, in the snapshot's region
 * @param prefix the folder in it
 * @param role ARN of the IAM role that writes
 * @param kmsKey the key that encrypts; RDS demands one
 */
public record Export(
    String bucket, Optional<String> prefix, Optional<String> role, Optional<String> kmsKey) {}
