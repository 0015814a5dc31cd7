package io.snaprelay.localaws.rds;

/** What an export asks of S3. */
public interface ExportBuckets {

  /** Whether an account has a bucket in a region. */
  boolean has(String account, String region, String bucket);

  /** Writes an object. */
  void put(String bucket, String key, byte[] json);
}
