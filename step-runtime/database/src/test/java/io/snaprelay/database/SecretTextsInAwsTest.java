package io.snaprelay.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Which account is asked for a secret, over the wire: Secrets Manager shows it to no other. */
class SecretTextsInAwsTest {
  private static final String OURS = "111111111111";
  private static final String THEIRS = "222222222222";

  private final List<String> assumed = new ArrayList<>();
  private LocalAws aws;
  private SecretTextsInAws secrets;

  @BeforeEach
  void start() throws Exception {
    aws = LocalAws.builder().manualClock(Instant.parse("2026-11-21T02:00:00Z")).start();
    secrets =
        new SecretTextsInAws(
            Account.of(OURS),
            region -> aws.client(SecretsManagerClient.builder(), OURS, region),
            (account, region) -> {
              assumed.add(account);
              return aws.client(SecretsManagerClient.builder(), account, region);
            });
  }

  @AfterEach
  void close() {
    secrets.close();
    aws.close();
  }

  @Test
  void aSecretOfTheDatabasesOwnAccountIsReadThere() {
    String secret = secret(THEIRS);

    assertEquals("of " + THEIRS, secrets.read(in(THEIRS), secret));
    assertEquals(List.of(THEIRS), assumed);
  }

  @Test
  void aSecretOfOursIsReadAtHomeWhereverTheDatabaseIs() {
    String secret = secret(OURS);

    assertEquals("of " + OURS, secrets.read(in(THEIRS), secret));
    assertEquals("of " + OURS, secrets.read(in(OURS), secret));
    assertEquals(List.of(), assumed);
  }

  /** A secret of a third account may let us in by its own policy; no role of it is assumed. */
  @Test
  void aSecretOfAThirdAccountIsAskedForAsOurselves() {
    String secret = secret(THEIRS);
    DatabaseRef atHome = in(OURS);

    AwsFailure refused = assertThrows(AwsFailure.class, () -> secrets.read(atHome, secret));

    assertEquals(AwsFailure.Kind.ACCESS_DENIED, refused.kind());
    assertTrue(assumed.isEmpty(), assumed::toString);
  }

  private String secret(String account) {
    return aws.client(SecretsManagerClient.builder(), account, Region.EU_WEST_1)
        .createSecret(it -> it.name("login").secretString("of " + account))
        .arn();
  }

  private static DatabaseRef in(String account) {
    return new DatabaseRef(DatabaseKind.INSTANCE, account, "eu-west-1", "orders");
  }
}
