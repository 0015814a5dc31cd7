package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.wire.RawRequest;
import java.util.Base64;
import java.util.Optional;

/** The body that a client sends, freed of its chunks and compared with the checksums it gives. */
final class Upload {

  static final String CRC32_HEADER = "x-amz-checksum-crc32";

  private Upload() {}

  static byte[] body(RawRequest http) {
    boolean chunked =
        http.header("x-amz-content-sha256").filter(s -> s.startsWith("STREAMING-")).isPresent();
    AwsChunked content = chunked ? AwsChunked.decode(http.body()) : AwsChunked.plain(http.body());
    Optional<String> crc32 =
        http.header(CRC32_HEADER)
            .or(() -> Optional.ofNullable(content.trailers().get(CRC32_HEADER)));
    check(crc32, Checksums.crc32(content.body()));
    check(
        http.header("content-md5"),
        Base64.getEncoder().encodeToString(Checksums.md5(content.body())));
    refuseOtherChecksums(content);
    return content.body();
  }

  private static void refuseOtherChecksums(AwsChunked content) {
    content.trailers().keySet().stream()
        .filter(name -> !name.equals(CRC32_HEADER))
        .findFirst()
        .ifPresent(
            name -> {
              throw S3Error.notImplemented("the trailer " + name);
            });
  }

  private static void check(Optional<String> given, String actual) {
    if (given.isPresent() && !given.get().equals(actual)) {
      throw S3Error.BAD_DIGEST.error();
    }
  }
}
