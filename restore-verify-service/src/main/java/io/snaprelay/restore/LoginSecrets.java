package io.snaprelay.restore;

import io.snaprelay.database.MasterSecrets;
import io.snaprelay.refs.DatabaseRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Whether a secret that a plan names can be logged in with, as far as that shows without a login.
 */
@ApplicationScoped
class LoginSecrets {
  private static final int LEAST_PARTS = 7;

  private final MasterSecrets secrets;

  LoginSecrets(MasterSecrets secrets) {
    this.secrets = secrets;
  }

  /**
   * What is wrong with a secret; empty if nothing is. Its content is neither kept nor told.
   *
   * @param database what is to be logged in to
   * @throws io.snaprelay.aws.AwsFailure if Secrets Manager refuses, or does not answer
   */
  Optional<String> finding(DatabaseRef database, String arn) {
    if (arn.split(":").length < LEAST_PARTS) {
      return Optional.of("verify.login %s is no ARN of a secret".formatted(arn));
    }
    try {
      secrets.read(database, arn);
      return Optional.empty();
    } catch (IllegalStateException noLogin) {
      return Optional.of("verify.login: " + noLogin.getMessage());
    }
  }
}
