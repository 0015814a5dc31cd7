package io.snaprelay.sanitize;

/** Secrets that a person has made. */
interface NamedSecrets {
  /**
   * The text of a secret.
   *
   * @param region where it is looked up
   * @param id its name or ARN
   * @throws io.snaprelay.aws.AwsFailure if Secrets Manager refuses, or does not answer
   */
  String read(String region, String id);
}
