package io.snaprelay.container;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a container polls its queue. */
@ConfigMapping(prefix = "snaprelay.container")
public interface ContainerConfig {
  /** Whether it polls at all. */
  @WithDefault("true")
  boolean enabled();

  /** How many messages are worked on side by side. */
  @WithDefault("8")
  int workers();

  /** How long one receive waits for a message; SQS allows 20 seconds. */
  @WithDefault("10S")
  Duration longPoll();

  /**
   * How long a message stays hidden if this process dies; it is extended at half time while a
   * reaction works.
   */
  @WithDefault("30S")
  Duration visibility();

  /** How long a stop waits for reactions that are at work: below the 30 seconds of ECS. */
  @WithDefault("25S")
  Duration drain();
}
