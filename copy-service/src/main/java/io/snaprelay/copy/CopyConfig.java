package io.snaprelay.copy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the copy-service alone needs to know. */
@ConfigMapping(prefix = "snaprelay.copy")
interface CopyConfig {
  /**
   * The key under which a snapshot passes into another account, where its own cannot be shared: id,
   * ARN or alias, of the source's account, in every region into which such copies go. The accounts
   * must be let to use it.
   */
  @WithDefault("alias/snaprelay-transit")
  String transitKey();

  /** A copy that has made no progress for so long is taken for failed. */
  @WithDefault("6H")
  Duration stuckAfter();
}
