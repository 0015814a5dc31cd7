package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.RawResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** The calls about objects. */
final class ObjectCalls {

  private static final int LONGEST_KEY = 1024;

  private final Buckets buckets;
  private final Timeline time;

  ObjectCalls(Buckets buckets, Timeline time) {
    this.buckets = buckets;
    this.time = time;
  }

  RawResponse put(S3Request request) {
    request
        .takesParameters()
        .takesHeaders(
            "if-none-match", "x-amz-decoded-content-length", "x-amz-trailer", Upload.CRC32_HEADER);
    Bucket bucket = buckets.get(request.bucket(), request.call());
    if (request.key().getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
      throw S3Error.KEY_TOO_LONG.error();
    }
    StoredObject object = StoredObject.of(request.http(), Upload.body(request.http()), time.now());
    store(request, bucket, object);
    return BucketCalls.answer(
        200, Map.of("ETag", object.etag(), Upload.CRC32_HEADER, object.crc32()));
  }

  /** Source: User Guide, "Conditional writes": If-None-Match takes a star and nothing else. */
  private static void store(S3Request request, Bucket bucket, StoredObject object) {
    String condition = request.http().header("if-none-match").orElse("");
    switch (condition) {
      case "" -> bucket.objects().put(request.key(), object);
      case "*" -> {
        if (bucket.objects().putIfAbsent(request.key(), object) != null) {
          throw S3Error.PRECONDITION_FAILED.error();
        }
      }
      default -> throw S3Error.notImplemented("If-None-Match: " + condition);
    }
  }

  RawResponse get(S3Request request) {
    request.takesParameters().takesHeaders();
    Bucket bucket = buckets.get(request.bucket(), request.call());
    StoredObject object = bucket.objects().get(request.key());
    if (object == null) {
      throw S3Error.NO_SUCH_KEY.error();
    }
    return new RawResponse(200, headers(request, object), object.body());
  }

  private static Map<String, String> headers(S3Request request, StoredObject object) {
    Map<String, String> headers = new HashMap<>(object.headers());
    headers.put("ETag", object.etag());
    headers.put(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(object.modified().atOffset(ZoneOffset.UTC)));
    if (request.http().method().equals("HEAD")) {
      headers.put("Content-Length", Integer.toString(object.body().length));
    }
    if (request.http().header("x-amz-checksum-mode").isPresent()) {
      headers.put(Upload.CRC32_HEADER, object.crc32());
    }
    return headers;
  }

  /** What is not there is deleted already. */
  RawResponse delete(S3Request request) {
    request.takesParameters().takesHeaders();
    buckets.get(request.bucket(), request.call()).objects().remove(request.key());
    return BucketCalls.answer(204, Map.of());
  }
}
