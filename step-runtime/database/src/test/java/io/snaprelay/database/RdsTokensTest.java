package io.snaprelay.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** RDS User Guide, "IAM database authentication": what a token says of itself. */
class RdsTokensTest {
  private static final DatabaseState.Endpoint ENDPOINT =
      new DatabaseState.Endpoint("orders.abc.eu-west-1.rds.amazonaws.com", 5432);

  private static final DatabaseRef ORDERS = of("111111111111");

  private final RdsTokens tokens =
      new RdsTokens(
          account ->
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create("AKIDOF" + account, "wJalr")));

  private static DatabaseRef of(String account) {
    return new DatabaseRef(DatabaseKind.INSTANCE, account, "eu-west-1", "orders");
  }

  /** IAM vouches for users of databases of its own account only. */
  @Test
  void aTokenForADatabaseOfAnotherAccountIsSignedByThatAccount() {
    String ours = tokens.token(ORDERS, ENDPOINT, "snaprelay_verify");
    String theirs = tokens.token(of("222222222222"), ENDPOINT, "snaprelay_verify");

    assertTrue(ours.contains("X-Amz-Credential=AKIDOF111111111111"), ours);
    assertTrue(theirs.contains("X-Amz-Credential=AKIDOF222222222222"), theirs);
  }

  @Test
  void aTokenIsForOneUserAtOneEndpointInOneRegionAndForFifteenMinutes() {
    String token = tokens.token(ORDERS, ENDPOINT, "snaprelay_verify");

    assertTrue(token.startsWith(ENDPOINT.host() + ":5432/?"), token);
    assertTrue(token.contains("Action=connect"), token);
    assertTrue(token.contains("DBUser=snaprelay_verify"), token);
    assertTrue(token.contains("X-Amz-Expires=900"), token);
    assertTrue(token.contains("%2Feu-west-1%2Frds-db%2Faws4_request"), token);
  }

  @Test
  void aTokenDoesNotHoldTheSecretThatSignedIt() {
    assertFalse(tokens.token(ORDERS, ENDPOINT, "snaprelay_verify").contains("wJalr"));
  }

  @Test
  void anotherUserGetsAnotherToken() {
    String theirs = tokens.token(ORDERS, ENDPOINT, "somebody");

    assertFalse(theirs.contains("snaprelay_verify"), theirs);
    assertEquals(-1, theirs.indexOf("https://"), "the password is the URL without its scheme");
  }
}
