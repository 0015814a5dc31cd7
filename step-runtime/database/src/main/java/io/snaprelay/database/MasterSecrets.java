package io.snaprelay.database;

/** Where RDS keeps the master passwords that it manages. */
public interface MasterSecrets {
  /**
   * The login of a master user.
   *
   * @param region where the secret lies
   * @param arn the secret
   * @throws io.snaprelay.aws.AwsFailure if Secrets Manager refuses, or does not answer
   */
  Login read(String region, String arn);
}
