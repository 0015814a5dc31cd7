package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.wire.RawResponse;
import java.util.Map;
import java.util.Set;

/** The calls about a bucket's settings: each is a query parameter without a value. */
final class SettingCalls {
  private static final Set<String> KNOWN =
      Set.of(BucketSettings.VERSIONING, BucketSettings.PUBLIC_ACCESS);

  private final Buckets buckets;

  SettingCalls(Buckets buckets) {
    this.buckets = buckets;
  }

  /** Whether a request about a bucket is about one of its settings. */
  boolean isMeantBy(S3Request request) {
    return request.http().query().keySet().stream().anyMatch(KNOWN::contains);
  }

  RawResponse answer(S3Request request) {
    boolean versioning = request.http().query().containsKey(BucketSettings.VERSIONING);
    request
        .takesParameters(versioning ? BucketSettings.VERSIONING : BucketSettings.PUBLIC_ACCESS)
        .takesHeaders();
    BucketSettings settings = buckets.get(request.bucket(), request.call()).settings();
    return versioning ? versioning(request, settings) : publicAccess(request, settings);
  }

  private static RawResponse versioning(S3Request request, BucketSettings settings) {
    return switch (request.http().method()) {
      case "GET" -> settings.showVersioning();
      case "PUT" -> {
        settings.setVersioning(request.http().body());
        yield BucketCalls.answer(200, Map.of());
      }
      default -> throw S3Error.METHOD_NOT_ALLOWED.error();
    };
  }

  private static RawResponse publicAccess(S3Request request, BucketSettings settings) {
    return switch (request.http().method()) {
      case "GET" -> settings.showPublicAccess();
      case "PUT" -> {
        settings.setPublicAccess(request.http().body());
        yield BucketCalls.answer(200, Map.of());
      }
      case "DELETE" -> {
        settings.deletePublicAccess();
        yield BucketCalls.answer(204, Map.of());
      }
      default -> throw S3Error.METHOD_NOT_ALLOWED.error();
    };
  }
}
