package io.snaprelay.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256: what a signature signs, and what one link of a chain says of the link before it. */
public final class Sha256 {
  private Sha256() {}

  /** The 32 bytes. */
  public static byte[] of(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** The same, in 64 lower-case hex digits, as {@code sha256sum} prints it. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(of(content));
  }
}
