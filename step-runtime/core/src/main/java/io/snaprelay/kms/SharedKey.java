package io.snaprelay.kms;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The key of a snapshot that is to be shared. Whoever may restore the snapshot must be able to use
 * it: without that the share is worth nothing (RDS User Guide, "Sharing a DB snapshot").
 *
 * @param arn its ARN
 * @param managedByAws whether AWS made it: then no other account can be let to use it
 * @param policy asks for its policy; empty if that is not ours to read
 */
public record SharedKey(String arn, boolean managedByAws, Supplier<Optional<String>> policy) {

  /** Why some accounts cannot use it, and what would be right; empty if nothing is known of it. */
  public Optional<String> problem(List<String> accounts) {
    if (accounts.isEmpty()) {
      return Optional.empty();
    }
    if (managedByAws) {
      return Optional.of(
          "The KMS key '%s' is managed by AWS, and no other account can be let to use it; name a key of your own"
              .formatted(arn));
    }
    return policy
        .get()
        .map(text -> KeyPolicy.read(text).shutsOut(accounts))
        .filter(out -> !out.isEmpty())
        .map(this::shutOut);
  }

  private String shutOut(List<String> accounts) {
    return "The policy of the KMS key '%s' does not let %s use it; add the statement %s"
        .formatted(arn, String.join(", ", accounts), KeyPolicy.statementFor(accounts));
  }
}
