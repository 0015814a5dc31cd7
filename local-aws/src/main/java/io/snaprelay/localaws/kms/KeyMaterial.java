package io.snaprelay.localaws.kms;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.kms.model.KeySpec;

/** What a key does its work with. */
sealed interface KeyMaterial {

  /** Encrypts and decrypts. */
  record Symmetric(SecretKey key) implements KeyMaterial {}

  /** Signs and verifies. */
  record Asymmetric(KeyPair pair) implements KeyMaterial {}

  static KeyMaterial generate(KeySpec spec) {
    return switch (spec) {
      case SYMMETRIC_DEFAULT -> new Symmetric(new SecretKeySpec(random(32), "AES"));
      case RSA_2048 -> pair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
      case ECC_NIST_P256 -> pair("EC", new ECGenParameterSpec("secp256r1"));
      default ->
          throw KmsError.UNSUPPORTED.because("local-aws does not implement KeySpec %s", spec);
    };
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static KeyMaterial pair(String algorithm, AlgorithmParameterSpec parameters) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(parameters);
      return new Asymmetric(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + algorithm, e);
    }
  }
}
