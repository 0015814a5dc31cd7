package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.sanitize.engine.MaskingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keyed hashes by which originals are remembered, and what of them is worth it. A hash tells nobody
 * anything who has not the key, which is another one than that of the masks.
 */
final class Hashes {
  /** Below this a word says nothing: yes, male, Oslo. */
  static final int SHORTEST = 6;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\",;:=|<>(){}\\[\\]'`]+");
  private static final Pattern DATE = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d");
  private static final int TELLING_DIGITS = 7;

  private final byte[] seed;

  Hashes(MaskingKey key) {
    this.seed = ByteBuffer.allocate(Long.BYTES).putLong(key.seed()).array();
  }

  long of(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(seed);
      return ByteBuffer.wrap(sha.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  static boolean isLongEnough(String text) {
    return text != null && text.length() >= SHORTEST;
  }

  /** Names somebody wherever it stands: an address with an @, or seven digits and no date. */
  static boolean isTelling(String text) {
    long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
    return isLongEnough(text)
        && (text.indexOf('@') >= 0 || digits >= TELLING_DIGITS)
        && !DATE.matcher(text).find();
  }

  /** The words of a text that name somebody, itself among them. */
  static Stream<String> tellingWords(String text) {
    return Stream.concat(Stream.of(text), BETWEEN_WORDS.splitAsStream(text))
        .filter(Hashes::isTelling)
        .distinct();
  }
}
