package io.snaprelay.copy;

import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.kms.SharedKey;
import io.snaprelay.refs.SnapshotRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Whether those who may restore a snapshot may also use its key. */
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
    return new SharedKey(
            key.arn(),
            key.managedByAws(),
            () -> keys.policy(snapshot.account(), snapshot.region(), key.arn()))
        .problem(accounts);
  }
}
