package io.snaprelay.database;

import io.snaprelay.refs.DatabaseRef;

/** Where RDS keeps the master passwords that it manages. */
public interface MasterSecrets {
  /**
   * The login that a secret holds.
   *
   * @param database what it is the login of; its own account is asked for a secret that lies there,
   *     our own account for any other
   * @param arn the secret
   * @throws io.snaprelay.aws.AwsFailure if Secrets Manager refuses, or does not answer
   */
  Login read(DatabaseRef database, String arn);
}
