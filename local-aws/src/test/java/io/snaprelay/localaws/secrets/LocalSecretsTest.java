package io.snaprelay.localaws.secrets;

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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class LocalSecretsTest {

  private static final String INSTANCE = "arn:aws:rds:us-east-1:111111111111:db:orders";
  private static final MasterUser MASTER = new MasterUser("admin", "pass\"word");

  private final Set<String> unusableKeys = ConcurrentHashMap.newKeySet();
  private final ManualTimeline time = new ManualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final LocalSecrets service = new LocalSecrets(time, this::usable);
  private final TestServer server = new TestServer(dispatcher());
  private final SecretsManagerClient secrets = server.client(SecretsManagerClient.builder());

  private Dispatcher dispatcher() {
    Dispatcher dispatcher = new Dispatcher();
    service.register(dispatcher);
    return dispatcher;
  }

  private String usable(String account, String region, String keyId) {
    if (unusableKeys.contains(keyId)) {
      throw new AwsError(400, "DisabledException", keyId + " is disabled.");
    }
    return keyId;
  }

  @AfterEach
  void close() {
    secrets.close();
    server.close();
    time.close();
  }

  private String value(String id) {
    return secrets.getSecretValue(r -> r.secretId(id)).secretString();
  }

  @Test
  void aSecretIsReadByNameAndByArn() {
    String arn = secrets.createSecret(r -> r.name("app/db").secretString("one")).arn();
    assertEquals("one", value("app/db"));
    assertEquals("one", value(arn));
    assertTrue(arn.matches("arn:aws:secretsmanager:us-east-1:111111111111:secret:app/db-.{6}"));
  }

  @Test
  void aNewValueLeavesThePreviousOneReadable() {
    secrets.createSecret(r -> r.name("s").secretString("one"));
    secrets.putSecretValue(r -> r.secretId("s").secretString("two"));
    assertEquals("two", value("s"));
    assertEquals(
        "one",
        secrets.getSecretValue(r -> r.secretId("s").versionStage("AWSPREVIOUS")).secretString());
    assertThrows(
        ResourceNotFoundException.class,
        () -> secrets.getSecretValue(r -> r.secretId("s").versionStage("AWSPENDING")));
  }

  @Test
  void theSameTokenWithOtherContentIsRefused() {
    secrets.createSecret(r -> r.name("s").secretString("one").clientRequestToken("t".repeat(32)));
    assertThrows(
        ResourceExistsException.class,
        () ->
            secrets.putSecretValue(
                r -> r.secretId("s").secretString("two").clientRequestToken("t".repeat(32))));
    assertEquals("one", value("s"));
  }

  @Test
  void aNameIsUsedOnce() {
    secrets.createSecret(r -> r.name("s"));
    assertThrows(ResourceExistsException.class, () -> secrets.createSecret(r -> r.name("s")));
  }

  @Test
  void aDeletedSecretIsGoneAfterItsRecoveryWindow() throws Exception {
    secrets.createSecret(r -> r.name("s").secretString("one"));
    secrets.deleteSecret(r -> r.secretId("s").recoveryWindowInDays(7L));
    assertThrows(InvalidRequestException.class, () -> value("s"));
    assertEquals(List.of(), secrets.listSecrets().secretList());
    secrets.restoreSecret(r -> r.secretId("s"));
    time.advance(Duration.ofDays(8));
    assertEquals("one", value("s"));
    secrets.deleteSecret(r -> r.secretId("s").recoveryWindowInDays(7L));
    time.advance(Duration.ofDays(7));
    assertThrows(ResourceNotFoundException.class, () -> value("s"));
  }

  @Test
  void aForcedDeletionIsAtOnce() {
    secrets.createSecret(r -> r.name("s").secretString("one"));
    secrets.deleteSecret(r -> r.secretId("s").forceDeleteWithoutRecovery(true));
    assertThrows(ResourceNotFoundException.class, () -> value("s"));
    secrets.createSecret(r -> r.name("s").secretString("two"));
    assertEquals("two", value("s"));
  }

  @Test
  void anotherAccountAndAnotherRegionDoNotSeeIt() {
    String arn = secrets.createSecret(r -> r.name("s").secretString("one")).arn();
    try (SecretsManagerClient foreign =
            server.client(SecretsManagerClient.builder(), "222222222222", Region.US_EAST_1);
        SecretsManagerClient europe =
            server.client(SecretsManagerClient.builder(), TestServer.ACCOUNT, Region.EU_WEST_1)) {
      SecretsManagerException denied =
          assertThrows(
              SecretsManagerException.class, () -> foreign.getSecretValue(r -> r.secretId(arn)));
      assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
      assertThrows(
          ResourceNotFoundException.class, () -> europe.getSecretValue(r -> r.secretId(arn)));
    }
  }

  @Test
  void aSecretWhoseKeyIsUnusableCannotBeRead() {
    secrets.createSecret(r -> r.name("s").secretString("one").kmsKeyId("alias/k"));
    unusableKeys.add("alias/k");
    assertThrows(DecryptionFailureException.class, () -> value("s"));
  }

  @Test
  void theMasterSecretOfAnInstanceIsReadableAndNotDeletable() {
    String arn = service.createMasterSecret(INSTANCE, null, MASTER);
    assertEquals("{\"username\":\"admin\",\"password\":\"pass\\\"word\"}", value(arn));
    var described = secrets.describeSecret(r -> r.secretId(arn));
    assertTrue(described.name().startsWith("rds!db-"));
    assertEquals("rds", described.owningService());
    assertThrows(InvalidRequestException.class, () -> secrets.deleteSecret(r -> r.secretId(arn)));
    assertThrows(
        InvalidRequestException.class,
        () -> secrets.putSecretValue(r -> r.secretId(arn).secretString("mine")));
  }

  @Test
  void rdsChangesAndDeletesItsMasterSecret() {
    String arn = service.createMasterSecret(INSTANCE, null, MASTER);
    service.changeMasterSecret(arn, new MasterUser("admin", "next"));
    assertNotEquals(MASTER.json(), value(arn));
    service.deleteMasterSecret(arn);
    service.deleteMasterSecret(arn);
    assertThrows(ResourceNotFoundException.class, () -> value(arn));
  }

  @Test
  void aPasswordIsNotInTheText() {
    assertFalse(MASTER.toString().contains("word"));
  }
}
