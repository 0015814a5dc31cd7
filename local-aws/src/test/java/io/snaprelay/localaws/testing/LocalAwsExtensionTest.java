package io.snaprelay.localaws.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.snaprelay.localaws.LocalAccount;
import io.snaprelay.localaws.LocalAws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

class LocalAwsExtensionTest {

  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  @Test
  void aTestClassHasAnAccountOfItsOwn(LocalAws aws, LocalAccount account) {
    assertSame(AWS.aws(), aws);
    assertEquals(AWS.account(), account);
    assertNotEquals(aws.defaultAccount(), account.id());
    try (StsClient sts = AWS.client(StsClient.builder(), Region.EU_WEST_1)) {
      assertEquals(account.id(), sts.getCallerIdentity().account());
    }
  }
}
