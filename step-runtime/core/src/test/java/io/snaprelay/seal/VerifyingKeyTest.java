package io.snaprelay.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.seal.VerifyingKey.Algorithm;
import io.snaprelay.seal.VerifyingKey.Unusable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyingKeyTest {
  private static final byte[] DOCUMENT = "evidence".getBytes(StandardCharsets.UTF_8);

  private final KeyPair elliptic = elliptic("secp256r1");

  @Test
  void itsOwnSignatureIsGoodForThatDocumentAlone() throws GeneralSecurityException {
    VerifyingKey key = VerifyingKey.ofDer(elliptic.getPublic().getEncoded());
    byte[] signature = sign(elliptic, "SHA256withECDSA");

    assertEquals(Algorithm.ECDSA_SHA_256, key.algorithm());
    assertTrue(key.verifies(DOCUMENT, signature));
    assertFalse(key.verifies("evidencf".getBytes(StandardCharsets.UTF_8), signature));
    assertFalse(key.verifies(DOCUMENT, new byte[0]));
    assertFalse(key.verifies(DOCUMENT, DOCUMENT));
  }

  @Test
  void everyFlippedBitOfASignatureIsSeen() throws GeneralSecurityException {
    VerifyingKey key = VerifyingKey.ofDer(elliptic.getPublic().getEncoded());
    byte[] signature = sign(elliptic, "SHA256withECDSA");

    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(key.verifies(DOCUMENT, changed), "bit " + bit);
    }
  }

  @Test
  void anotherKeysSignatureIsNone() throws GeneralSecurityException {
    VerifyingKey stranger = VerifyingKey.ofDer(elliptic("secp256r1").getPublic().getEncoded());

    assertFalse(stranger.verifies(DOCUMENT, sign(elliptic, "SHA256withECDSA")));
  }

  @Test
  void anRsaKeyChecksRsaSignatures() throws GeneralSecurityException {
    KeyPair pair = rsa(2048);
    VerifyingKey key = VerifyingKey.ofDer(pair.getPublic().getEncoded());

    assertEquals(Algorithm.RSASSA_PKCS1_V1_5_SHA_256, key.algorithm());
    assertTrue(key.verifies(DOCUMENT, sign(pair, "SHA256withRSA")));
    assertFalse(key.verifies(DOCUMENT, sign(pair, "SHA1withRSA")), "SHA-1 counts for nothing");
  }

  @Test
  void aKeySurvivesItsPemFile() {
    VerifyingKey key = VerifyingKey.ofDer(elliptic.getPublic().getEncoded());

    VerifyingKey read = VerifyingKey.ofPem(key.pem().replace("\n", "\r\n"));

    assertEquals(key, read);
    assertEquals(key.pem(), read.pem());
    assertEquals(Sha256.hex(elliptic.getPublic().getEncoded()), read.fingerprint());
  }

  @Test
  void aKeyThatIsTooWeakOrStrangeIsRefused() throws GeneralSecurityException {
    byte[] shortRsa = rsa(1024).getPublic().getEncoded();
    byte[] otherCurve = elliptic("secp384r1").getPublic().getEncoded();

    assertThrows(Unusable.class, () -> VerifyingKey.ofDer(shortRsa));
    assertThrows(Unusable.class, () -> VerifyingKey.ofDer(otherCurve));
    assertThrows(Unusable.class, () -> VerifyingKey.ofDer(DOCUMENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no key",
        "-----BEGIN PRIVATE KEY-----\nMTIz\n-----END PRIVATE KEY-----",
        "-----BEGIN PUBLIC KEY-----\nMTIz\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nM=T=I\n-----END PUBLIC KEY-----"
      })
  void aFileThatIsNoPublicKeyIsRefused(String text) {
    assertThrows(Unusable.class, () -> VerifyingKey.ofPem(text));
  }

  private static byte[] sign(KeyPair pair, String algorithm) throws GeneralSecurityException {
    Signature engine = Signature.getInstance(algorithm);
    engine.initSign(pair.getPrivate());
    engine.update(DOCUMENT);
    return engine.sign();
  }

  private static KeyPair elliptic(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair rsa(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }
}
