package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.localaws.testing.LocalAwsExtension;
import io.snaprelay.seal.VerifyingKey;
import io.snaprelay.seal.VerifyingKey.Algorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/** On the KMS of local-aws, which really signs. */
class KmsSignerTest {
  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  /** Longer than KMS takes a message. */
  private static final byte[] DOCUMENT = new byte[100_000];

  private KmsClient kms;
  private KmsSigner signer;

  @BeforeEach
  void open() {
    kms = AWS.client(KmsClient.builder(), Region.EU_WEST_1);
    signer = new KmsSigner(kms);
  }

  @AfterEach
  void close() {
    signer.close();
    kms.close();
  }

  @Test
  void anEllipticKeySigns() {
    signs(KeySpec.ECC_NIST_P256, Algorithm.ECDSA_SHA_256);
  }

  @Test
  void anRsaKeySigns() {
    signs(KeySpec.RSA_2048, Algorithm.RSASSA_PKCS1_V1_5_SHA_256);
  }

  private void signs(KeySpec spec, Algorithm algorithm) {
    String arn = newKey(kms, spec);

    Signer.Signed signed = signer.sign(arn, DOCUMENT);

    assertEquals(arn, signed.keyArn());
    assertEquals(algorithm, signed.key().algorithm());
    assertTrue(signed.key().verifies(DOCUMENT, signed.signature()));
  }

  @Test
  void anAliasIsToldAsTheKeyThatItMeantThen() {
    String arn = newKey(kms, KeySpec.ECC_NIST_P256);
    kms.createAlias(it -> it.aliasName("alias/evidence").targetKeyId(arn));

    assertEquals(arn, signer.sign("alias/evidence", DOCUMENT).keyArn());
  }

  @Test
  void aKeyOfAnotherRegionIsAskedThere() {
    try (KmsClient abroad = AWS.client(KmsClient.builder(), Region.EU_CENTRAL_1)) {
      String arn = newKey(abroad, KeySpec.ECC_NIST_P256);

      assertEquals(arn, signer.sign(arn, DOCUMENT).keyArn());
    }
  }

  @Test
  void aKeyThatIsNotThereIsRefused() {
    AwsFailure refused =
        assertThrows(AwsFailure.class, () -> signer.sign("alias/nobody", DOCUMENT));

    assertEquals(AwsFailure.Kind.NOT_FOUND, refused.kind());
  }

  @Test
  void aDisabledKeyIsRefused() {
    String arn = newKey(kms, KeySpec.ECC_NIST_P256);
    kms.disableKey(it -> it.keyId(arn));

    AwsFailure refused = assertThrows(AwsFailure.class, () -> signer.sign(arn, DOCUMENT));

    assertEquals(AwsFailure.Kind.KEY_NOT_USABLE, refused.kind());
  }

  @Test
  void aKeyThatOnlyEncryptsIsRefused() {
    String arn = kms.createKey().keyMetadata().arn();

    AwsFailure refused = assertThrows(AwsFailure.class, () -> signer.sign(arn, DOCUMENT));

    assertEquals(AwsFailure.Kind.REFUSED, refused.kind());
    assertThrows(VerifyingKey.Unusable.class, () -> VerifyingKey.ofDer(new byte[3]));
  }

  private static String newKey(KmsClient kms, KeySpec spec) {
    return kms.createKey(it -> it.keySpec(spec).keyUsage(KeyUsageType.SIGN_VERIFY))
        .keyMetadata()
        .arn();
  }
}
