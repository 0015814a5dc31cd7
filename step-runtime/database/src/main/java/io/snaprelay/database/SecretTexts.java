package io.snaprelay.database;

/** Secrets, whoever made them. */
public interface SecretTexts {
  /**
   * The text of a secret. It must never be logged, nor quoted by a failure.
   *
   * @param region where it is looked up, in our own account
   * @param id its name or ARN
   * @return an empty text if the secret holds bytes instead
   * @throws io.snaprelay.aws.AwsFailure if Secrets Manager refuses, or does not answer
   */
  String read(String region, String id);
}
