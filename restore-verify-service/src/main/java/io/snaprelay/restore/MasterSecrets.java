package io.snaprelay.restore;

import io.snaprelay.restore.proof.Login;

/** Where RDS keeps the master passwords that it manages. */
interface MasterSecrets {
  /**
   * The login of a master user.
   *
   * @param region where the secret lies
   * @param arn the secret
   * @throws io.snaprelay.aws.AwsFailure if Secrets Manager refuses, or does not answer
   */
  Login read(String region, String arn);
}
