package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.wire.RawRequest;
import io.snaprelay.localaws.wire.RawResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** ListObjectsV2. */
final class ListCall {

  private static final int MOST_KEYS = 1000;

  private final Bucket bucket;
  private final RawRequest http;

  private ListCall(Bucket bucket, RawRequest http) {
    this.bucket = bucket;
    this.http = http;
  }

  static RawResponse answer(S3Request request, Bucket bucket) {
    if (request.http().query().isEmpty() || !request.http().query().containsKey("list-type")) {
      request.takesParameters();
      throw S3Error.notImplemented("ListObjects without list-type=2");
    }
    request
        .takesParameters(
            "list-type",
            "prefix",
            "delimiter",
            "max-keys",
            "start-after",
            "continuation-token",
            "encoding-type")
        .takesHeaders();
    return new ListCall(bucket, request.http()).answer();
  }

  private RawResponse answer() {
    String startAfter = parameter("start-after");
    String after = http.parameter("continuation-token").map(Listing::keyOf).orElse(startAfter);
    int most = maxKeys();
    Listing page =
        Listing.of(bucket.objects(), parameter("prefix"), parameter("delimiter"), after, most);
    return Xml.answer("ListBucketResult", xml -> write(xml, page, most));
  }

  private void write(Xml xml, Listing page, int most) throws XMLStreamException {
    Optional<String> next = page.token();
    xml.element("Name", bucket.name());
    xml.element("Prefix", encoded(parameter("prefix")));
    xml.element("KeyCount", page.size());
    xml.element("MaxKeys", most);
    xml.element("IsTruncated", next.isPresent());
    for (String name : new String[] {"delimiter", "start-after"}) {
      if (http.parameter(name).isPresent()) {
        xml.element(
            name.equals("delimiter") ? "Delimiter" : "StartAfter", encoded(parameter(name)));
      }
    }
    if (http.parameter("encoding-type").isPresent()) {
      xml.element("EncodingType", "url");
    }
    if (next.isPresent()) {
      xml.element("NextContinuationToken", next.get());
    }
    for (Map.Entry<String, StoredObject> entry : page.objects()) {
      xml.element("Contents", contents -> write(contents, entry));
    }
    for (String prefix : page.commonPrefixes()) {
      xml.element("CommonPrefixes", common -> common.element("Prefix", encoded(prefix)));
    }
  }

  private void write(Xml xml, Map.Entry<String, StoredObject> entry) throws XMLStreamException {
    xml.element("Key", encoded(entry.getKey()));
    xml.element("LastModified", entry.getValue().modified());
    xml.element("ETag", entry.getValue().etag());
    xml.element("Size", entry.getValue().body().length);
    xml.element("StorageClass", "STANDARD");
  }

  private int maxKeys() {
    String given = http.parameter("max-keys").orElse("" + MOST_KEYS);
    if (!given.matches("\\d{1,9}")) {
      throw S3Error.invalid("max-keys", given);
    }
    return Math.min(MOST_KEYS, Integer.parseInt(given));
  }

  private String parameter(String name) {
    return http.parameter(name).orElse("");
  }

  private String encoded(String key) {
    return switch (parameter("encoding-type")) {
      case "" -> key;
      case "url" -> URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
      default -> throw S3Error.invalid("encoding-type", parameter("encoding-type"));
    };
  }
}
