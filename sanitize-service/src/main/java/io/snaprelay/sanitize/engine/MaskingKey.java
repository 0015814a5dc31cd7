package io.snaprelay.sanitize.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The secret that makes a masked value out of an original. It reaches the server as a bind
 * parameter only; its text form does not tell it.
 */
public final class MaskingKey {
  private static final int BYTES = 32;

  private final byte[] secret;

  private MaskingKey(byte[] secret) {
    this.secret = secret;
  }

  /**
   * A key of these bytes.
   *
   * @throws IllegalArgumentException unless there are 32
   */
  public static MaskingKey of(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("A masking key has 32 bytes, not " + secret.length);
    }
    return new MaskingKey(secret.clone());
  }

  /** For a bind parameter, and nowhere else. */
  public String hex() {
    return HexFormat.of().formatHex(secret);
  }

  /** For the hashes by which originals are remembered: another secret, made of this one. */
  public long seed() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(secret);
      return ByteBuffer.wrap(sha.digest("residue".getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "MaskingKey";
  }
}
