package io.snaprelay.restore;

import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.ClientSettings;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * By which role this service works in other accounts: one of its own, so that an account which only
 * keeps copies lets nobody restore.
 */
class OtherAccountRole {
  private static final String SESSION = "snaprelay-restore-verify-service";

  @Produces
  @Singleton
  AssumedRoles roles(RestoreConfig config) {
    return new AssumedRoles(
        config.role(), SESSION, () -> ClientSettings.build(StsClient.builder()));
  }

  void close(@Disposes AssumedRoles roles) {
    roles.close();
  }
}
