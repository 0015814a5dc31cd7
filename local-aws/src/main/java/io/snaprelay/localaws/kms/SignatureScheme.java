package io.snaprelay.localaws.kms;

import static software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec.ECDSA_SHA_256;
import static software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_256;
import static software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_384;
import static software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_512;
import static software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec.RSASSA_PSS_SHA_256;
import static software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec.RSASSA_PSS_SHA_384;
import static software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec.RSASSA_PSS_SHA_512;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** KMS's signing algorithms in terms of the JDK's. */
final class SignatureScheme {

  /** The DER prefix of a {@code DigestInfo} for SHA-256 (RFC 8017, 9.2, note 1). */
  private static final byte[] SHA_256_NAME =
      HexFormat.of().parseHex("3031300d060960864801650304020105000420");

  private SignatureScheme() {}

  static List<SigningAlgorithmSpec> of(KeySpec spec) {
    return switch (spec) {
      case ECC_NIST_P256 -> List.of(ECDSA_SHA_256);
      case RSA_2048 ->
          List.of(
              RSASSA_PKCS1_V1_5_SHA_256,
              RSASSA_PKCS1_V1_5_SHA_384,
              RSASSA_PKCS1_V1_5_SHA_512,
              RSASSA_PSS_SHA_256,
              RSASSA_PSS_SHA_384,
              RSASSA_PSS_SHA_512);
      default -> List.of();
    };
  }

  /** The JDK's engine; it hashes the message itself unless that is a digest already. */
  static Signature engine(SigningAlgorithmSpec algorithm, MessageType type)
      throws GeneralSecurityException {
    if (type == MessageType.DIGEST) {
      return ofDigest(algorithm);
    }
    return switch (algorithm) {
      case ECDSA_SHA_256 -> Signature.getInstance("SHA256withECDSA");
      case RSASSA_PKCS1_V1_5_SHA_256 -> Signature.getInstance("SHA256withRSA");
      case RSASSA_PKCS1_V1_5_SHA_384 -> Signature.getInstance("SHA384withRSA");
      case RSASSA_PKCS1_V1_5_SHA_512 -> Signature.getInstance("SHA512withRSA");
      case RSASSA_PSS_SHA_256 -> pss(MGF1ParameterSpec.SHA256, 32);
      case RSASSA_PSS_SHA_384 -> pss(MGF1ParameterSpec.SHA384, 48);
      case RSASSA_PSS_SHA_512 -> pss(MGF1ParameterSpec.SHA512, 64);
      default -> throw unsupported(algorithm, type);
    };
  }

  private static Signature ofDigest(SigningAlgorithmSpec algorithm)
      throws GeneralSecurityException {
    return switch (algorithm) {
      case ECDSA_SHA_256 -> Signature.getInstance("NONEwithECDSA");
      case RSASSA_PKCS1_V1_5_SHA_256 -> Signature.getInstance("NONEwithRSA");
      default -> throw unsupported(algorithm, MessageType.DIGEST);
    };
  }

  /** What the engine is fed: PKCS #1 wraps a digest in its name before it signs (RFC 8017, 9.2). */
  static byte[] input(SigningAlgorithmSpec algorithm, MessageType type, byte[] message) {
    boolean named = type == MessageType.DIGEST && algorithm == RSASSA_PKCS1_V1_5_SHA_256;
    return named ? named(message) : message;
  }

  private static byte[] named(byte[] digest) {
    return ByteBuffer.allocate(SHA_256_NAME.length + digest.length)
        .put(SHA_256_NAME)
        .put(digest)
        .array();
  }

  private static Signature pss(MGF1ParameterSpec mask, int salt) throws GeneralSecurityException {
    Signature engine = Signature.getInstance("RSASSA-PSS");
    engine.setParameter(
        new PSSParameterSpec(
            mask.getDigestAlgorithm(), "MGF1", mask, salt, PSSParameterSpec.TRAILER_FIELD_BC));
    return engine;
  }

  private static RuntimeException unsupported(SigningAlgorithmSpec algorithm, MessageType type) {
    return KmsError.UNSUPPORTED.because(
        "local-aws does not implement %s with MessageType %s", algorithm, type);
  }
}
