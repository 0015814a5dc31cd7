package io.snaprelay.copy;

import java.util.Optional;

/** The KMS keys of our account, and of those that let us assume a role. */
interface KmsKeys {
  /**
   * The key that RDS would encrypt with.
   *
   * @param account the account in which the name is looked up
   * @param region the region
   * @param name id, ARN or alias
   * @return empty if KMS knows no such key
   * @throws io.snaprelay.aws.AwsFailure if KMS refuses or does not answer
   */
  Optional<KmsKey> find(String account, String region, String name);

  /**
   * The policy of a key.
   *
   * @param account the account that asks: only a key's owner may read its policy
   * @param arn the key's ARN
   * @return empty if it belongs to another account, or may not be read
   * @throws io.snaprelay.aws.AwsFailure if KMS does not answer
   */
  Optional<String> policy(String account, String region, String arn);

  /**
   * A key.
   *
   * @param arn its ARN: what RDS shows, whatever name was given
   * @param state KMS's word, {@code Enabled} if it can be used
   * @param managedByAws whether AWS made it: then no other account can be let to use it
   */
  record KmsKey(String arn, String state, boolean managedByAws) {
    /** A key that a customer made. */
    KmsKey(String arn, String state) {
      this(arn, state, false);
    }

    boolean isEnabled() {
      return state.equals("Enabled");
    }
  }
}
