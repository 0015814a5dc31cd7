package io.snaprelay.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key that a signature is checked with. The key decides the algorithm, so that nobody who
 * changes a file can choose a weaker one: ECDSA with SHA-256 for P-256, RSASSA-PKCS1-v1_5 with
 * SHA-256 for RSA. Both are what {@code openssl dgst -sha256 -verify} checks without any option.
 */
public final class VerifyingKey {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");
  private static final int P256_BITS = 256;
  private static final int SHORTEST_RSA = 2048;
  private static final int PEM_LINE = 64;

  /** Which signatures a key makes. */
  public enum Algorithm {
    ECDSA_SHA_256("SHA256withECDSA"),
    RSASSA_PKCS1_V1_5_SHA_256("SHA256withRSA");

    private final String engine;

    Algorithm(String engine) {
      this.engine = engine;
    }
  }

  private final PublicKey key;
  private final Algorithm algorithm;

  private VerifyingKey(PublicKey key, Algorithm algorithm) {
    this.key = key;
    this.algorithm = algorithm;
  }

  /**
   * Reads a key as KMS gives it.
   *
   * @param der a {@code SubjectPublicKeyInfo}
   * @throws Unusable if it is none, or of a kind that is not used here
   */
  public static VerifyingKey ofDer(byte[] der) {
    for (String kind : new String[] {"EC", "RSA"}) {
      try {
        return of(KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(der)));
      } catch (GeneralSecurityException ofAnotherKind) {
        continue;
      }
    }
    throw new Unusable("it is no public key of the kinds EC or RSA");
  }

  /**
   * Reads a key from a PEM file.
   *
   * @throws Unusable if it holds anything else than one usable public key
   */
  public static VerifyingKey ofPem(String pem) {
    Matcher matcher = PEM.matcher(pem.strip());
    if (!matcher.matches()) {
      throw new Unusable("expected one block BEGIN PUBLIC KEY ... END PUBLIC KEY");
    }
    try {
      return ofDer(Base64.getDecoder().decode(matcher.group(1).replaceAll("\\s", "")));
    } catch (IllegalArgumentException e) {
      throw new Unusable("the block BEGIN PUBLIC KEY holds no Base64");
    }
  }

  private static VerifyingKey of(PublicKey key) {
    if (key instanceof ECPublicKey elliptic
        && elliptic.getParams().getCurve().getField().getFieldSize() == P256_BITS) {
      return new VerifyingKey(key, Algorithm.ECDSA_SHA_256);
    }
    if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= SHORTEST_RSA) {
      return new VerifyingKey(key, Algorithm.RSASSA_PKCS1_V1_5_SHA_256);
    }
    throw new Unusable("expected a key on the curve P-256 (ECC_NIST_P256), or RSA_2048 or longer");
  }

  /** Which signatures it makes. */
  public Algorithm algorithm() {
    return algorithm;
  }

  /** Whether this signature is this key's, of exactly this document. */
  public boolean verifies(byte[] document, byte[] signature) {
    try {
      Signature engine = Signature.getInstance(algorithm.engine);
      engine.initVerify(key);
      engine.update(document);
      return engine.verify(signature);
    } catch (GeneralSecurityException notEvenASignature) {
      return false;
    }
  }

  /** SHA-256 of the key's DER form, in hex: what a reader compares with a copy he trusts. */
  public String fingerprint() {
    return Sha256.hex(key.getEncoded());
  }

  /** The key as a PEM file, as openssl writes it. */
  public String pem() {
    byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(PEM_LINE, lineEnd).encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey same
        && Arrays.equals(key.getEncoded(), same.key.getEncoded());
  }

  @Override
  public int hashCode() {
    return Objects.hash(fingerprint());
  }

  /** A key that no signature is checked with here. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String reason) {
      super("This key cannot be used: " + reason);
    }
  }
}
