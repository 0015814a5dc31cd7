package io.snaprelay.plan;

import java.util.Optional;

/**
 * One copy of the snapshot: a target.
 *
 * @param name how the plan, the ledger and people call it; absent is what {@link Copies} derives
 * @param region where it goes
 * @param account whose it becomes; absent means the account of what is copied
 * @param kmsKey id, ARN or alias of the key in that region; required by RDS when what is copied is
 *     encrypted and the region or the account differs
 * @param optionGroup the option group of that region and account that the copy names; absent means
 *     the default one
 * @param from the target that is copied, by its name: a hop; absent means the run's own snapshot
 */
public record Copy(
    Optional<String> name,
    String region,
    Optional<String> account,
    Optional<String> kmsKey,
    Optional<String> optionGroup,
    Optional<String> from) {

  /** A copy of the run's own snapshot that needs no name. */
  public Copy(String region, Optional<String> kmsKey, Optional<String> account) {
    this(Optional.empty(), region, account, kmsKey, Optional.empty(), Optional.empty());
  }
}
