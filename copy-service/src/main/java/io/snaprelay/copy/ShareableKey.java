package io.snaprelay.copy;

import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.kms.KeyPolicy;
import io.snaprelay.refs.SnapshotRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Whether those who may restore a snapshot may also use its key: without that the share is worth
 * nothing (RDS User Guide, "Sharing a DB snapshot").
 */
@ApplicationScoped
class ShareableKey {
  private final KmsKeys keys;

  ShareableKey(KmsKeys keys) {
    this.keys = keys;
  }

  /**
   * Why they may not, and what would be right; empty if they may, or if the policy is not ours to
   * read.
   *
   * @param snapshot what is encrypted with it: the key is looked at by its owner
   * @param key the key, as KMS knows it
   */
  Optional<String> problem(SnapshotRef snapshot, KmsKey key, List<String> accounts) {
    if (accounts.isEmpty()) {
      return Optional.empty();
    }
    if (key.managedByAws()) {
      return Optional.of(
          "The KMS key '%s' is managed by AWS, and no other account can be let to use it; name a key of your own"
              .formatted(key.arn()));
    }
    return keys.policy(snapshot.account(), snapshot.region(), key.arn())
        .map(KeyPolicy::read)
        .map(policy -> policy.shutsOut(accounts))
        .filter(out -> !out.isEmpty())
        .map(out -> shutOut(key, out));
  }

  private static String shutOut(KmsKey key, List<String> accounts) {
    return "The policy of the KMS key '%s' does not let %s use it; add the statement %s"
        .formatted(key.arn(), String.join(", ", accounts), KeyPolicy.statementFor(accounts));
  }
}
