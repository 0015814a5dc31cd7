package io.snaprelay.copy;

import java.util.stream.Stream;

/** The policy of a KMS key, as an account writes it that lets others copy snapshots under it. */
final class KeyPolicy {
  private KeyPolicy() {}

  /**
   * The policy as JSON.
   *
   * @param others the accounts that may use the key
   */
  static String of(String owner, String... others) {
    String letsThem =
        Stream.of(others)
            .map(
                other ->
                    """
                    , {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"},
                       "Action": ["kms:DescribeKey", "kms:Decrypt", "kms:CreateGrant"],
                       "Resource": "*"}"""
                        .formatted(other))
            .reduce("", String::concat);
    return """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"},
           "Action": "kms:*", "Resource": "*"}%s]}"""
        .formatted(owner, letsThem);
  }
}
