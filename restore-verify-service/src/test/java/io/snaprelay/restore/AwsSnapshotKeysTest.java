package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.localaws.LocalAws;
import io.snaprelay.step.testing.Runs;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/** KMS's answers, over the wire. */
class AwsSnapshotKeysTest {
  @Test
  void aKeyIsEnabledOrDisabledOrUnknown() throws Exception {
    try (LocalAws aws = LocalAws.builder().manualClock(Runs.REQUESTED_AT).start()) {
      KmsClient kms = aws.client(KmsClient.builder(), Runs.ACCOUNT, Region.EU_WEST_1);
      AwsSnapshotKeys keys =
          new AwsSnapshotKeys(region -> aws.client(KmsClient.builder(), Runs.ACCOUNT, region));
      String enabled = kms.createKey().keyMetadata().arn();
      String disabled = kms.createKey().keyMetadata().arn();
      kms.disableKey(it -> it.keyId(disabled));

      assertEquals(Optional.of("Enabled"), keys.state(RestoreBench.SOURCE, enabled));
      assertEquals(Optional.of("Disabled"), keys.state(RestoreBench.SOURCE, disabled));
      assertEquals(
          Optional.empty(),
          keys.state(
              RestoreBench.SOURCE, enabled.replaceAll("key/.*", "key/00000000-0000-0000-0000-0")));
    }
  }
}
