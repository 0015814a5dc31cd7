package io.snaprelay.localaws.rds;

import java.util.Optional;

/** What RDS asks KMS. */
public interface KmsKeys {

  /**
   * The ARN of a key that RDS may use for an account: it exists, is enabled, and its policy or a
   * grant admits the account.
   *
   * @param region where an id or alias is looked up; a key's ARN names its own
   * @param key id, ARN, alias or alias ARN
   */
  Optional<String> usable(String account, String region, String key);

  /** The ARN of the account's {@code aws/rds} key in a region. */
  String defaultKey(String account, String region);

  /** Whether AWS made the key, as {@code aws/rds}; such a key cannot be shared. */
  boolean isAwsManaged(String keyArn);
}
