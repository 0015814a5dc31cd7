package io.snaprelay.localaws.sqs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The digests by which a client checks what SQS received. Source: Amazon SQS Developer Guide,
 * "Calculating the MD5 message digest for message attributes".
 */
final class Md5 {

  private static final byte STRING = 1;
  private static final byte BINARY = 2;

  private Md5() {}

  static String of(String body) {
    return hex(digest().digest(utf8(body)));
  }

  /** The digest of attributes in the order of their names, or null when there are none. */
  static String of(Map<String, MessageAttributeValue> attributes) {
    if (attributes.isEmpty()) {
      return null;
    }
    MessageDigest digest = digest();
    new TreeMap<>(attributes)
        .forEach(
            (name, value) -> {
              addWithLength(digest, utf8(name));
              addWithLength(digest, utf8(value.dataType()));
              addValue(digest, value);
            });
    return hex(digest.digest());
  }

  private static void addValue(MessageDigest digest, MessageAttributeValue value) {
    boolean binary = value.dataType().startsWith("Binary");
    digest.update(binary ? BINARY : STRING);
    addWithLength(
        digest, binary ? value.binaryValue().asByteArrayUnsafe() : utf8(value.stringValue()));
  }

  private static void addWithLength(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5", e);
    }
  }
}
