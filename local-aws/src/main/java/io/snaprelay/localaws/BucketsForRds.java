package io.snaprelay.localaws;

import io.snaprelay.localaws.rds.ExportBuckets;
import io.snaprelay.localaws.s3.LocalS3;

/** RDS's view of S3. */
record BucketsForRds(LocalS3 s3) implements ExportBuckets {

  @Override
  public boolean has(String account, String region, String bucket) {
    return s3.has(account, region, bucket);
  }

  @Override
  public void put(String bucket, String key, byte[] json) {
    s3.put(bucket, key, json);
  }
}
