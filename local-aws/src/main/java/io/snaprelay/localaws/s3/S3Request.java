package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.RawRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A request, and what its path addresses.
 *
 * @param bucket "" for the list of all buckets
 * @param key "" for the bucket itself
 */
record S3Request(RawRequest http, Call call, String bucket, String key) {

  /** What every client sends, and what says nothing about the operation. */
  private static final Set<String> COMMON_HEADERS =
      Set.of(
          "x-amz-content-sha256",
          "x-amz-date",
          "x-amz-security-token",
          "x-amz-user-agent",
          "x-amz-checksum-mode",
          "x-amz-te", // an offer to read a digest after the body, which a server need not take
          Upload.CRC32_HEADER, // the Java SDK sends it with every request, bodiless ones too
          "x-amz-sdk-checksum-algorithm");

  static S3Request of(RawRequest http, Call call) {
    String path = http.path().substring(1);
    int slash = path.indexOf('/');
    return slash < 0
        ? new S3Request(http, call, decoded(path), "")
        : new S3Request(
            http, call, decoded(path.substring(0, slash)), decoded(path.substring(slash + 1)));
  }

  private static String decoded(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Refuses every query parameter but these: S3's operations hide there. */
  S3Request takesParameters(String... known) {
    for (String name : http.query().keySet()) {
      if (!name.equals("x-id") && !Set.of(known).contains(name)) {
        throw S3Error.notImplemented(
            "the parameter %s of %s %s".formatted(name, http.method(), http.path()));
      }
    }
    return this;
  }

  /** Refuses every header that asks for more than these do. */
  S3Request takesHeaders(String... known) {
    for (String name : http.headers().keySet()) {
      boolean asks = name.startsWith("x-amz-") || name.startsWith("if-") || name.equals("range");
      boolean metadata = name.startsWith(StoredObject.METADATA);
      if (asks && !metadata && !COMMON_HEADERS.contains(name) && !Set.of(known).contains(name)) {
        throw S3Error.notImplemented("the header %s of %s".formatted(name, http.method()));
      }
    }
    return this;
  }
}
