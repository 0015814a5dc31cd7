package io.snaprelay.localaws.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.time.RealTimeline;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.TestServer;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidSignatureException;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;

class SigningTest {

  private static final SdkBytes MESSAGE = SdkBytes.fromUtf8String("evidence");

  private final RealTimeline time = new RealTimeline(0);
  private final TestServer server = new TestServer(dispatcher());
  private final KmsClient kms = server.client(KmsClient.builder());

  private Dispatcher dispatcher() {
    Dispatcher dispatcher = new Dispatcher();
    new LocalKms(time).register(dispatcher);
    return dispatcher;
  }

  @AfterEach
  void close() {
    kms.close();
    server.close();
    time.close();
  }

  private String newKey(KeySpec spec) {
    return kms.createKey(r -> r.keySpec(spec).keyUsage(KeyUsageType.SIGN_VERIFY))
        .keyMetadata()
        .arn();
  }

  @ParameterizedTest
  @EnumSource(value = SigningAlgorithmSpec.class, mode = Mode.MATCH_ANY, names = "RSASSA.*")
  void anRsaSignatureIsValidForItsMessageOnly(SigningAlgorithmSpec algorithm) {
    signsAndVerifies(newKey(KeySpec.RSA_2048), algorithm);
  }

  @Test
  void anEllipticSignatureIsValidForItsMessageOnly() {
    signsAndVerifies(newKey(KeySpec.ECC_NIST_P256), SigningAlgorithmSpec.ECDSA_SHA_256);
  }

  private void signsAndVerifies(String key, SigningAlgorithmSpec algorithm) {
    SdkBytes signature =
        kms.sign(r -> r.keyId(key).message(MESSAGE).signingAlgorithm(algorithm)).signature();
    assertTrue(verify(key, algorithm, MESSAGE, signature));
    assertThrows(
        KmsInvalidSignatureException.class,
        () -> verify(key, algorithm, SdkBytes.fromUtf8String("other"), signature));
    assertThrows(
        KmsInvalidSignatureException.class, () -> verify(key, algorithm, MESSAGE, MESSAGE));
  }

  private boolean verify(
      String key, SigningAlgorithmSpec algorithm, SdkBytes message, SdkBytes signature) {
    return kms.verify(
            r -> r.keyId(key).message(message).signature(signature).signingAlgorithm(algorithm))
        .signatureValid();
  }

  @Test
  void aSignedDigestIsTheSignedMessageForWhoeverHasThePublicKey() throws Exception {
    isTheSignedMessage(
        newKey(KeySpec.ECC_NIST_P256), SigningAlgorithmSpec.ECDSA_SHA_256, "EC", "SHA256withECDSA");
    isTheSignedMessage(
        newKey(KeySpec.RSA_2048),
        SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_256,
        "RSA",
        "SHA256withRSA");
  }

  private void isTheSignedMessage(
      String key, SigningAlgorithmSpec algorithm, String kind, String engine) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE.asByteArray());
    SdkBytes signature =
        kms.sign(
                r ->
                    r.keyId(key)
                        .message(SdkBytes.fromByteArray(digest))
                        .messageType(MessageType.DIGEST)
                        .signingAlgorithm(algorithm))
            .signature();
    byte[] encoded = kms.getPublicKey(r -> r.keyId(key)).publicKey().asByteArray();
    PublicKey publicKey =
        KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
    Signature verifier = Signature.getInstance(engine);
    verifier.initVerify(publicKey);
    verifier.update(MESSAGE.asByteArray());
    assertTrue(verifier.verify(signature.asByteArray()));
    assertTrue(verify(key, algorithm, MESSAGE, signature), "KMS itself says the same");
  }

  @Test
  void whatIsNotImplementedIsRefusedByName() {
    String key = newKey(KeySpec.RSA_2048);
    SdkBytes digest = SdkBytes.fromByteArray(new byte[32]);
    UnsupportedOperationException refused =
        assertThrows(
            UnsupportedOperationException.class,
            () ->
                kms.sign(
                    r ->
                        r.keyId(key)
                            .message(digest)
                            .messageType(MessageType.DIGEST)
                            .signingAlgorithm(SigningAlgorithmSpec.RSASSA_PSS_SHA_256)));
    assertTrue(refused.getMessage().contains("RSASSA_PSS_SHA_256 with MessageType DIGEST"));
    assertThrows(UnsupportedOperationException.class, () -> newKey(KeySpec.RSA_4096));
  }

  @Test
  void aKeyIsUsedForItsPurposeOnly() {
    String symmetric = kms.createKey().keyMetadata().arn();
    assertThrows(
        InvalidKeyUsageException.class,
        () -> verify(symmetric, SigningAlgorithmSpec.ECDSA_SHA_256, MESSAGE, MESSAGE));
    String signing = newKey(KeySpec.ECC_NIST_P256);
    assertThrows(
        InvalidKeyUsageException.class,
        () -> kms.encrypt(r -> r.keyId(signing).plaintext(MESSAGE)));
    assertThrows(
        InvalidKeyUsageException.class,
        () -> verify(signing, SigningAlgorithmSpec.RSASSA_PSS_SHA_256, MESSAGE, MESSAGE));
  }

  @Test
  void aMessageOverFourKilobytesMustBeADigest() {
    String key = newKey(KeySpec.ECC_NIST_P256);
    SdkBytes large = SdkBytes.fromByteArray(new byte[4097]);
    KmsException refused =
        assertThrows(
            KmsException.class,
            () ->
                kms.sign(
                    r ->
                        r.keyId(key)
                            .message(large)
                            .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256)));
    assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
  }
}
