package io.snaprelay.restore;

import io.snaprelay.database.MasterSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Whether a secret that a plan names can be logged in with, as far as that shows without a login.
 */
@ApplicationScoped
class LoginSecrets {
  private static final int REGION = 3;
  private static final int LEAST_PARTS = 7;

  private final MasterSecrets secrets;

  LoginSecrets(MasterSecrets secrets) {
    this.secrets = secrets;
  }

  /**
   * What is wrong with a secret; empty if nothing is. Its content is neither kept nor told.
   *
   * @throws io.snaprelay.aws.AwsFailure if Secrets Manager refuses, or does not answer
   */
  Optional<String> finding(String arn) {
    String[] parts = arn.split(":");
    if (parts.length < LEAST_PARTS) {
      return Optional.of("verify.login %s is no ARN of a secret".formatted(arn));
    }
    try {
      secrets.read(parts[REGION], arn);
      return Optional.empty();
    } catch (IllegalStateException noLogin) {
      return Optional.of("verify.login: " + noLogin.getMessage());
    }
  }
}
