package io.snaprelay.localaws.secrets;

/** What Secrets Manager needs of KMS. */
@FunctionalInterface
public interface SecretKeys {

  String DEFAULT_KEY = "alias/aws/secretsmanager";

  /**
   * The ARN of a key that the account may use now.
   *
   * @throws io.snaprelay.localaws.wire.AwsError when there is none, or it cannot be used
   */
  String usable(String account, String region, String keyId);
}
