package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.wire.Call;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All buckets. Their names are unique in the world, their objects belong to one account. */
final class Buckets {

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  void create(String name, Call call, Instant now) {
    if (!name.matches("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw S3Error.INVALID_BUCKET_NAME.error();
    }
    Bucket old = buckets.putIfAbsent(name, new Bucket(name, call.account(), call.region(), now));
    if (old != null) {
      throw old.account().equals(call.account())
          ? S3Error.BUCKET_ALREADY_OWNED_BY_YOU.error()
          : S3Error.BUCKET_ALREADY_EXISTS.error();
    }
  }

  /** A bucket that the caller may use. Policies of buckets are not implemented. */
  Bucket get(String name, Call call) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      throw S3Error.NO_SUCH_BUCKET.error();
    }
    if (!bucket.account().equals(call.account())) {
      throw S3Error.ACCESS_DENIED.error();
    }
    if (!bucket.region().equals(call.region())) {
      throw S3Error.PERMANENT_REDIRECT.error();
    }
    return bucket;
  }

  Optional<Bucket> find(String name) {
    return Optional.ofNullable(buckets.get(name));
  }

  void delete(Bucket bucket) {
    if (!bucket.objects().isEmpty()) {
      throw S3Error.BUCKET_NOT_EMPTY.error();
    }
    buckets.remove(bucket.name());
  }

  List<Bucket> of(String account) {
    return buckets.values().stream()
        .filter(bucket -> bucket.account().equals(account))
        .sorted(Comparator.comparing(Bucket::name))
        .toList();
  }
}
