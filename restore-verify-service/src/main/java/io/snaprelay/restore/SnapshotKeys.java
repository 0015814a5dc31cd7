package io.snaprelay.restore;

import io.snaprelay.refs.RestoreSource;
import java.util.Optional;

/** The KMS keys that snapshots and backups are encrypted with. */
interface SnapshotKeys {
  /**
   * What KMS says of a key.
   *
   * @param source what is encrypted with it: KMS is asked where that lies
   * @param arn the key's ARN
   * @return {@code Enabled} if it can be used, else KMS's word for why not; empty if KMS knows no
   *     such key
   * @throws io.snaprelay.aws.AwsFailure if KMS refuses, or does not answer
   */
  Optional<String> state(RestoreSource source, String arn);
}
