package io.snaprelay.localaws.iam;

import io.snaprelay.localaws.wire.RawRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * What S3 asks (S3 User Guide, "Required permissions for Amazon S3 API operations"). Of buckets
 * only HEAD and the listing are known, the rest is nothing that a service of ours does.
 */
record S3Demands(Estate estate) {

  private static final String BUCKET = "arn:aws:s3:::";

  Stream<Demand> of(RawRequest http) {
    String[] path = http.path().substring(1).split("/", 2);
    boolean ofObject = path.length == 2 && !path[1].isEmpty();
    return ofObject
        ? object(http.method(), decoded(path[0]), decoded(path[1]))
        : bucket(http, decoded(path[0]));
  }

  private Stream<Demand> object(String method, String bucket, String key) {
    String arn = BUCKET + bucket + "/" + key;
    return switch (method) {
      case "PUT" -> Stream.of(Demand.of("s3:PutObject", arn));
      case "DELETE" -> Stream.of(Demand.of("s3:DeleteObject", arn));
      default -> Stream.concat(Stream.of(Demand.of("s3:GetObject", arn)), missing(bucket, key));
    };
  }

  /**
   * Only who may list the bucket learns that an object is not there, others get AccessDenied; such
   * a request has no prefix (S3 API Reference, GetObject, "Permissions").
   */
  private Stream<Demand> missing(String bucket, String key) {
    return estate.hasObject(bucket, key)
        ? Stream.empty()
        : Stream.of(Demand.of("s3:ListBucket", BUCKET + bucket));
  }

  private static Stream<Demand> bucket(RawRequest http, String name) {
    String action =
        switch (http.method()) {
          case "GET", "HEAD" -> "s3:ListBucket";
          default -> Accesses.UNKNOWN + "s3:" + http.method();
        };
    Demand demand = Demand.of(action, BUCKET + name);
    return Stream.of(
        http.parameter("prefix").map(prefix -> demand.with("s3:prefix", prefix)).orElse(demand));
  }

  private static String decoded(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
