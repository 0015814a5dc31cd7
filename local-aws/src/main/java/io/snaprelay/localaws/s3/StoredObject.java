package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.wire.RawRequest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An object.
 *
 * @param etag the MD5 of the body, in quotes
 * @param crc32 as clients compare it: base64 of four bytes
 * @param headers that its reader gets back: the content's type and the like, and metadata
 */
record StoredObject(
    byte[] body, String etag, String crc32, Map<String, String> headers, Instant modified) {

  static final String METADATA = "x-amz-meta-";

  private static final List<String> KEPT =
      List.of("content-type", "cache-control", "content-disposition", "content-language");

  static StoredObject of(RawRequest http, byte[] body, Instant now) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("content-type", "binary/octet-stream");
    http.headers()
        .forEach(
            (name, values) -> {
              if (name.startsWith(METADATA) || KEPT.contains(name)) {
                headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
              }
            });
    return of(body, headers, now);
  }

  /** What a service of AWS has written. */
  static StoredObject json(byte[] body, Instant now) {
    return of(body, Map.of("content-type", "application/json"), now);
  }

  private static StoredObject of(byte[] body, Map<String, String> headers, Instant now) {
    return new StoredObject(
        body,
        "\"" + HexFormat.of().formatHex(Checksums.md5(body)) + "\"",
        Checksums.crc32(body),
        headers,
        now);
  }
}
