package io.snaprelay.localaws.kms;

import java.time.Instant;

/** A name for a key in one account and region. */
record Alias(KmsArn arn, String keyArn, Instant created) {

  /** Begins with {@code alias/}. */
  String name() {
    return arn.resource();
  }
}
