package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.RawRequest;
import io.snaprelay.localaws.wire.RawResponse;

/** Amazon S3, addressed in path style. */
public final class LocalS3 {

  private final Buckets buckets = new Buckets();
  private final Timeline time;
  private final BucketCalls bucketCalls;
  private final SettingCalls settingCalls = new SettingCalls(buckets);
  private final ObjectCalls objectCalls;

  public LocalS3(Timeline time) {
    this.time = time;
    bucketCalls = new BucketCalls(buckets, time);
    objectCalls = new ObjectCalls(buckets, time);
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.raw("s3", this::handle);
  }

  /** Whether an account has a bucket in a region. */
  public boolean has(String account, String region, String bucket) {
    return buckets
        .find(bucket)
        .filter(it -> it.account().equals(account) && it.region().equals(region))
        .isPresent();
  }

  /** Whether there is an object. */
  public boolean hasObject(String bucket, String key) {
    return buckets.find(bucket).filter(it -> it.objects().containsKey(key)).isPresent();
  }

  /** Writes an object as another service of AWS does; nothing if the bucket is gone. */
  public void put(String bucket, String key, byte[] json) {
    buckets
        .find(bucket)
        .ifPresent(it -> it.objects().put(key, StoredObject.json(json, time.now())));
  }

  private RawResponse handle(RawRequest http, Call call) {
    S3Request request = S3Request.of(http, call);
    if (request.bucket().isEmpty()) {
      return service(request);
    }
    return request.key().isEmpty() ? bucket(request) : object(request);
  }

  private RawResponse service(S3Request request) {
    if (!request.http().method().equals("GET")) {
      throw S3Error.METHOD_NOT_ALLOWED.error();
    }
    return bucketCalls.list(request);
  }

  private RawResponse bucket(S3Request request) {
    if (settingCalls.isMeantBy(request)) {
      return settingCalls.answer(request);
    }
    return switch (request.http().method()) {
      case "PUT" -> bucketCalls.create(request);
      case "HEAD" -> bucketCalls.head(request);
      case "DELETE" -> bucketCalls.delete(request);
      case "GET" -> ListCall.answer(request, buckets.get(request.bucket(), request.call()));
      case "POST" -> MultiDelete.answer(request, buckets.get(request.bucket(), request.call()));
      default -> throw S3Error.METHOD_NOT_ALLOWED.error();
    };
  }

  private RawResponse object(S3Request request) {
    return switch (request.http().method()) {
      case "PUT" -> objectCalls.put(request);
      case "GET", "HEAD" -> objectCalls.get(request);
      case "DELETE" -> objectCalls.delete(request);
      case "POST" -> {
        request.takesParameters();
        throw S3Error.notImplemented("POST of an object");
      }
      default -> throw S3Error.METHOD_NOT_ALLOWED.error();
    };
  }
}
