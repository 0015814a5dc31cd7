package io.snaprelay.localaws.s3;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A bucket.
 *
 * @param objects by their keys, in the order in which S3 lists them
 * @param settings what its owner has set it to
 */
record Bucket(
    String name,
    String account,
    String region,
    Instant created,
    NavigableMap<String, StoredObject> objects,
    BucketSettings settings) {

  Bucket(String name, String account, String region, Instant created) {
    this(
        name,
        account,
        region,
        created,
        new ConcurrentSkipListMap<>(Utf8Order.INSTANCE),
        new BucketSettings());
  }
}
