package io.snaprelay.localaws.rds;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** S3 in memory: every bucket exists in one account and region only. */
final class FakeBuckets implements ExportBuckets {

  final Map<String, String> objects = new TreeMap<>();

  @Override
  public boolean has(String account, String region, String bucket) {
    return account.equals(RdsWorld.ACCOUNT) && region.equals(RdsWorld.HOME);
  }

  @Override
  public void put(String bucket, String key, byte[] json) {
    objects.put(bucket + "/" + key, new String(json, StandardCharsets.UTF_8));
  }
}
