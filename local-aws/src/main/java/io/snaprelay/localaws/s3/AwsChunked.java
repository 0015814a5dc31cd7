package io.snaprelay.localaws.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A body in the encoding in which SDKs stream: chunks, each after a line with its length and
 * perhaps its signature, a last one without bytes, and trailing headers. Source: S3 API Reference,
 * "Signature calculations for the Authorization header: transferring payload in chunks".
 */
record AwsChunked(byte[] body, Map<String, String> trailers) {

  static AwsChunked plain(byte[] body) {
    return new AwsChunked(body, Map.of());
  }

  static AwsChunked decode(byte[] encoded) {
    Lines lines = new Lines(encoded);
    ByteArrayOutputStream body = new ByteArrayOutputStream(encoded.length);
    for (int length = length(lines.next()); length > 0; length = length(lines.next())) {
      body.writeBytes(lines.bytes(length));
      if (!lines.next().isEmpty()) {
        throw S3Error.INCOMPLETE_BODY.error();
      }
    }
    return new AwsChunked(body.toByteArray(), trailers(lines));
  }

  private static int length(String line) {
    String hex = line.split(";", 2)[0];
    if (!hex.matches("[0-9a-fA-F]{1,7}")) {
      throw S3Error.INCOMPLETE_BODY.error();
    }
    return Integer.parseInt(hex, 16);
  }

  private static Map<String, String> trailers(Lines lines) {
    Map<String, String> trailers = new HashMap<>();
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      String[] header = line.split(":", 2);
      String name = header[0].toLowerCase(Locale.ROOT);
      if (header.length == 2 && !name.equals("x-amz-trailer-signature")) {
        trailers.put(name, header[1].strip());
      }
    }
    return trailers;
  }

  /** Walks through the body by lines and by bytes. */
  private static final class Lines {
    private final byte[] bytes;
    private int position;

    Lines(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The next line without its end; "" at the end of the body, where the last line may lack. */
    String next() {
      int end = position;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      String line = new String(bytes, position, end - position, StandardCharsets.ISO_8859_1);
      position = Math.min(end + 1, bytes.length);
      return line.strip();
    }

    byte[] bytes(int length) {
      if (position + length > bytes.length) {
        throw S3Error.INCOMPLETE_BODY.error();
      }
      byte[] taken = new byte[length];
      System.arraycopy(bytes, position, taken, 0, length);
      position += length;
      return taken;
    }
  }
}
