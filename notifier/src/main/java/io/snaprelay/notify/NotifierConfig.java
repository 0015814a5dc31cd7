package io.snaprelay.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the notifier needs to know beside what every service does. */
@ConfigMapping(prefix = "snaprelay")
public interface NotifierConfig {
  Channels channels();

  Delivery delivery();

  Files evidence();

  /** Where the plan file lies: a path or {@code s3://bucket/key}; without it, no coverage page. */
  Optional<String> plans();

  Coverage coverage();

  /** The channels, by the name that a plan's {@code notify} uses for them. */
  interface Channels {
    Map<String, Slack> slack();

    Map<String, Webhook> webhook();
  }

  /** A Slack incoming webhook. */
  interface Slack {
    /** Its address. It is a secret: whoever knows it can post. */
    String url();
  }

  /** An address that takes JSON by POST. */
  interface Webhook {
    /** The address. */
    String url();

    /** The key of the signature; without one, messages are not signed. */
    Optional<String> secret();
  }

  /** How hard a channel is tried. */
  interface Delivery {
    /** How long a channel may take to answer. */
    @WithDefault("10S")
    Duration timeout();

    /** How often a channel is tried before it is given up. */
    @WithDefault("10")
    int attempts();

    /** How long to wait after the first attempt; it doubles each time, to 5 minutes at most. */
    @WithDefault("5S")
    Duration backoff();
  }

  /** What the coverage page calls covered. */
  interface Coverage {
    /** How old a proof may be. */
    @WithDefault("8D")
    Duration maxAge();
  }

  /** Where evidence goes beside the ledger, and who signs it. */
  interface Files {
    /** A folder that gets a copy of every run's evidence; none by default. */
    Optional<Path> directory();

    /** Id, alias or ARN of the KMS key that signs; without one, evidence is not signed. */
    Optional<String> signingKey();

    /** How long KMS is asked again if it is busy or silent, before evidence stays unsigned. */
    @WithDefault("1H")
    Duration signingPatience();
  }
}
