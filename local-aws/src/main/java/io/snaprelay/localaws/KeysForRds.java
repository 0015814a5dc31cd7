package io.snaprelay.localaws;

import io.snaprelay.localaws.kms.LocalKms;
import io.snaprelay.localaws.rds.KmsKeys;
import io.snaprelay.localaws.wire.AwsError;
import java.util.Optional;

/** RDS's view of KMS. */
record KeysForRds(LocalKms kms) implements KmsKeys {

  private static final int REGION = 3;

  @Override
  public Optional<String> usable(String account, String region, String key) {
    try {
      return Optional.of(
          kms.usableKey(account, key.startsWith("arn:") ? regionOf(key) : region, key));
    } catch (AwsError unusable) {
      return Optional.empty();
    }
  }

  private static String regionOf(String arn) {
    String[] parts = arn.split(":");
    return parts.length > REGION ? parts[REGION] : "";
  }

  @Override
  public String defaultKey(String account, String region) {
    return kms.usableKey(account, region, "alias/aws/rds");
  }

  @Override
  public boolean isAwsManaged(String keyArn) {
    return kms.isManagedByAws(keyArn);
  }
}
