package io.snaprelay.localaws.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GrantOperation;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

class LocalKmsTest {

  private static final String ACCOUNT = TestServer.ACCOUNT;
  private static final String OTHER = "222222222222";
  private static final String US = "us-east-1";
  private static final SdkBytes TEXT = SdkBytes.fromUtf8String("text");

  private final ManualTimeline time = new ManualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final LocalKms service = new LocalKms(time);
  private final TestServer server = new TestServer(dispatcher());
  private final KmsClient kms = server.client(KmsClient.builder());
  private final KmsClient foreign = server.client(KmsClient.builder(), OTHER, Region.US_EAST_1);

  private Dispatcher dispatcher() {
    Dispatcher dispatcher = new Dispatcher();
    service.register(dispatcher);
    return dispatcher;
  }

  @AfterEach
  void close() {
    kms.close();
    foreign.close();
    server.close();
    time.close();
  }

  private String newKey() {
    return kms.createKey(r -> r.description("test")).keyMetadata().arn();
  }

  private static String policyFor(String account) {
    return """
        {"Statement":[{"Effect":"Allow","Principal":{"AWS":
        ["arn:aws:iam::%s:root","arn:aws:iam::%s:root"]},"Action":"kms:*","Resource":"*"}]}"""
        .formatted(ACCOUNT, account);
  }

  @Test
  void whatIsEncryptedIsDecryptedUnderTheSameContextOnly() {
    String key = newKey();
    Map<String, String> context = Map.of("run", "1");
    SdkBytes blob =
        kms.encrypt(r -> r.keyId(key).plaintext(TEXT).encryptionContext(context)).ciphertextBlob();
    assertEquals(
        TEXT, kms.decrypt(r -> r.ciphertextBlob(blob).encryptionContext(context)).plaintext());
    assertThrows(InvalidCiphertextException.class, () -> kms.decrypt(r -> r.ciphertextBlob(blob)));
    assertThrows(InvalidCiphertextException.class, () -> kms.decrypt(r -> r.ciphertextBlob(TEXT)));
  }

  @Test
  void aCiphertextOfAnotherKeyIsRefused() {
    String key = newKey();
    SdkBytes blob = kms.encrypt(r -> r.keyId(key).plaintext(TEXT)).ciphertextBlob();
    String other = newKey();
    assertThrows(
        IncorrectKeyException.class, () -> kms.decrypt(r -> r.keyId(other).ciphertextBlob(blob)));
  }

  @Test
  void aDataKeyComesInClearAndSealed() {
    String key = newKey();
    var dataKey = kms.generateDataKey(r -> r.keyId(key).keySpec(DataKeySpec.AES_256));
    assertEquals(32, dataKey.plaintext().asByteArray().length);
    assertEquals(
        dataKey.plaintext(),
        kms.decrypt(r -> r.ciphertextBlob(dataKey.ciphertextBlob())).plaintext());
    assertThrows(KmsException.class, () -> kms.generateDataKey(r -> r.keyId(key)));
  }

  @Test
  void anAliasNamesItsKeyInItsOwnRegionOnly() {
    String key = newKey();
    kms.createAlias(r -> r.aliasName("alias/dr").targetKeyId(key));
    assertEquals(key, kms.describeKey(r -> r.keyId("alias/dr")).keyMetadata().arn());
    assertThrows(
        AlreadyExistsException.class,
        () -> kms.createAlias(r -> r.aliasName("alias/dr").targetKeyId(key)));
    try (KmsClient europe = server.client(KmsClient.builder(), ACCOUNT, Region.EU_WEST_1)) {
      assertThrows(NotFoundException.class, () -> europe.describeKey(r -> r.keyId("alias/dr")));
      assertThrows(NotFoundException.class, () -> europe.describeKey(r -> r.keyId(key)));
    }
    kms.deleteAlias(r -> r.aliasName("alias/dr"));
    assertThrows(NotFoundException.class, () -> kms.describeKey(r -> r.keyId("alias/dr")));
    assertEquals(1, kms.listKeys().keys().size());
  }

  @Test
  void aUsersAliasDoesNotBeginLikeAws() {
    String key = newKey();
    assertThrows(
        KmsException.class,
        () -> kms.createAlias(r -> r.aliasName("alias/aws/rds").targetKeyId(key)));
  }

  @Test
  void aDisabledKeyIsNotUsableUntilItIsEnabledAgain() {
    String key = newKey();
    kms.disableKey(r -> r.keyId(key));
    assertThrows(DisabledException.class, () -> kms.encrypt(r -> r.keyId(key).plaintext(TEXT)));
    assertEquals("DisabledException", refusal(ACCOUNT, US, key));
    kms.enableKey(r -> r.keyId(key));
    assertEquals(key, service.usableKey(ACCOUNT, US, key));
  }

  @Test
  void aKeyIsDeletedAfterItsWaitAndNotBefore() throws Exception {
    String key = newKey();
    kms.createAlias(r -> r.aliasName("alias/old").targetKeyId(key));
    kms.scheduleKeyDeletion(r -> r.keyId(key).pendingWindowInDays(7));
    assertThrows(
        KmsInvalidStateException.class, () -> kms.encrypt(r -> r.keyId(key).plaintext(TEXT)));
    time.advance(Duration.ofDays(6));
    assertEquals(
        KeyState.PENDING_DELETION, kms.describeKey(r -> r.keyId(key)).keyMetadata().keyState());
    time.advance(Duration.ofDays(1));
    assertThrows(NotFoundException.class, () -> kms.describeKey(r -> r.keyId(key)));
    assertEquals(0, kms.listAliases().aliases().size());
  }

  @Test
  void aDeletionThatWasCancelledDoesNotHappen() throws Exception {
    String key = newKey();
    kms.scheduleKeyDeletion(r -> r.keyId(key).pendingWindowInDays(7));
    kms.cancelKeyDeletion(r -> r.keyId(key));
    time.advance(Duration.ofDays(30));
    assertEquals(KeyState.DISABLED, kms.describeKey(r -> r.keyId(key)).keyMetadata().keyState());
  }

  @Test
  void anotherAccountNeedsTheKeyPolicysLeave() {
    String key = newKey();
    KmsException denied =
        assertThrows(KmsException.class, () -> foreign.encrypt(r -> r.keyId(key).plaintext(TEXT)));
    assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
    assertEquals("AccessDeniedException", refusal(OTHER, US, key));
    kms.putKeyPolicy(r -> r.keyId(key).policyName("default").policy(policyFor(OTHER)));
    foreign.encrypt(r -> r.keyId(key).plaintext(TEXT));
    assertEquals(key, service.usableKey(OTHER, US, key));
    assertThrows(KmsException.class, () -> foreign.disableKey(r -> r.keyId(key)));
  }

  @Test
  void aGrantGivesItsOperationsOnly() {
    String key = newKey();
    String grant =
        kms.createGrant(
                r ->
                    r.keyId(key)
                        .granteePrincipal("arn:aws:iam::222222222222:root")
                        .operations(GrantOperation.DECRYPT))
            .grantId();
    SdkBytes blob = kms.encrypt(r -> r.keyId(key).plaintext(TEXT)).ciphertextBlob();
    assertEquals(TEXT, foreign.decrypt(r -> r.ciphertextBlob(blob)).plaintext());
    assertThrows(KmsException.class, () -> foreign.encrypt(r -> r.keyId(key).plaintext(TEXT)));
    kms.revokeGrant(r -> r.keyId(key).grantId(grant));
    assertThrows(KmsException.class, () -> foreign.decrypt(r -> r.ciphertextBlob(blob)));
  }

  @Test
  void aPolicyThatIsNotUnderstoodChangesNothing() {
    String key = newKey();
    String before = kms.getKeyPolicy(r -> r.keyId(key)).policy();
    assertThrows(
        MalformedPolicyDocumentException.class,
        () -> kms.putKeyPolicy(r -> r.keyId(key).policy("{\"Statement\":[{\"Effect\":1}]}")));
    assertEquals(before, kms.getKeyPolicy(r -> r.keyId(key)).policy());
  }

  @Test
  void theManagedKeyOfRdsComesIntoBeingWhenAskedForAndBelongsToItsAccount() {
    String managed = service.usableKey(ACCOUNT, US, "alias/aws/rds");
    assertEquals(managed, service.usableKey(ACCOUNT, US, "alias/aws/rds"));
    assertNotEquals(managed, service.usableKey(OTHER, US, "alias/aws/rds"));
    assertTrue(service.isManagedByAws(managed));
    assertFalse(service.isManagedByAws(newKey()));
    assertEquals(
        KeyManagerType.AWS, kms.describeKey(r -> r.keyId(managed)).keyMetadata().keyManager());
    assertThrows(KmsException.class, () -> kms.disableKey(r -> r.keyId(managed)));
    assertEquals("AccessDeniedException", refusal(OTHER, US, managed));
  }

  private String refusal(String account, String region, String key) {
    return assertThrows(AwsError.class, () -> service.usableKey(account, region, key)).code();
  }
}
