package io.snaprelay.localaws.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.wire.Caller;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.Gate;
import io.snaprelay.localaws.wire.TestServer;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

class LocalStsTest {

  private static final String ROLE = "arn:aws:iam::222222222222:role/team/restore";

  private static final Trust TRUST =
      Trust.NOTHING_DECLARED
          .and("arn:aws:iam::333333333333:role/copies", "111111111111")
          .and("arn:aws:iam::333333333333:role/copies", "666666666666")
          .and("arn:aws:iam::444444444444:role/copies", "555555555555");

  private final Callers callers = new Callers("999999999999");
  private final TestServer server = new TestServer(dispatcher());

  private Dispatcher dispatcher() {
    Dispatcher dispatcher = new Dispatcher(callers, Gate.OPEN);
    new LocalSts(callers, TRUST).register(dispatcher);
    return dispatcher;
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String identity(String accessKey) {
    try (StsClient sts = server.client(StsClient.builder(), accessKey, Region.US_EAST_1)) {
      var identity = sts.getCallerIdentity();
      return identity.account() + " " + identity.arn();
    }
  }

  private Credentials assume(String role) {
    try (StsClient sts = server.client(StsClient.builder())) {
      return sts.assumeRole(r -> r.roleArn(role).roleSessionName("run-1")).credentials();
    }
  }

  @Test
  void anAccountsNumberIsTheAccount() {
    assertEquals("111111111111 arn:aws:iam::111111111111:root", identity("111111111111"));
  }

  @Test
  void anyOtherKeyIsTheDefaultAccount() {
    assertEquals("999999999999 arn:aws:iam::999999999999:root", identity("test"));
  }

  @Test
  void anAssumedRoleIsASessionOfItsAccount() {
    Credentials credentials = assume(ROLE);
    assertEquals(
        "222222222222 arn:aws:sts::222222222222:assumed-role/restore/run-1",
        identity(credentials.accessKeyId()));
    assertTrue(credentials.expiration().isAfter(Instant.now()));
  }

  @Test
  void aTemporaryKeyThatWasNeverIssuedIsRefused() {
    StsException refused = assertThrows(StsException.class, () -> identity("ASIAUNKNOWN"));
    assertEquals("InvalidClientTokenId", refused.awsErrorDetails().errorCode());
    assertEquals(403, refused.statusCode());
  }

  @Test
  void aTemporaryKeyThatHasExpiredIsRefused() {
    callers.issue("ASIAOLD", Caller.root("222222222222"), Instant.now().minusSeconds(1));
    StsException refused = assertThrows(StsException.class, () -> identity("ASIAOLD"));
    assertEquals("ExpiredToken", refused.awsErrorDetails().errorCode());
  }

  @Test
  void aRoleThatTrustsTheCallerIsAssumed() {
    Credentials credentials = assume("arn:aws:iam::333333333333:role/copies");
    assertTrue(identity(credentials.accessKeyId()).startsWith("333333333333"));
  }

  @Test
  void aRoleThatTrustsAnotherAccountIsRefused() {
    assertRefused("arn:aws:iam::444444444444:role/copies");
  }

  @Test
  void whereRolesAreDeclaredOneThatIsNotIsRefused() {
    assertRefused("arn:aws:iam::333333333333:role/copeis");
  }

  private void assertRefused(String role) {
    StsException refused = assertThrows(StsException.class, () -> assume(role));
    assertEquals("AccessDenied", refused.awsErrorDetails().errorCode());
    assertEquals(403, refused.statusCode());
  }

  @Test
  void whatIsNoRoleCannotBeAssumed() {
    StsException refused = assertThrows(StsException.class, () -> assume("restore"));
    assertEquals("ValidationError", refused.awsErrorDetails().errorCode());
  }

  @Test
  void aSessionPolicyIsRefusedByName() {
    try (StsClient sts = server.client(StsClient.builder())) {
      StsException refused =
          assertThrows(
              StsException.class,
              () -> sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("x1").policy("{}")));
      assertTrue(refused.getMessage().contains("Policy of sts:AssumeRole"), refused.getMessage());
    }
  }
}
