package io.snaprelay.localaws.s3;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A bucket.
 *
 * @param objects by their keys, in the order in which S3 lists them
 */
record Bucket(
    String name,
    String account,
    String region,
    Instant created,
    NavigableMap<String, StoredObject> objects) {

  Bucket(String name, String account, String region, Instant created) {
    this(name, account, region, created, new ConcurrentSkipListMap<>(Utf8Order.INSTANCE));
  }
}
