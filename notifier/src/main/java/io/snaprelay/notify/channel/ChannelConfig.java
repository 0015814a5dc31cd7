package io.snaprelay.notify.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The channels that plans name, and how hard they are tried. Every address, key and secret in here
 * may also be the name of one: {@code secretsmanager:<name or ARN>} or {@code ssm:<name>}.
 */
@ConfigMapping(prefix = "snaprelay")
public interface ChannelConfig {
  Channels channels();

  Delivery delivery();

  /** The channels, by the name that a plan's {@code notify} uses for them. */
  interface Channels {
    Map<String, Hook> slack();

    Map<String, Hook> teams();

    Map<String, Webhook> webhook();

    Map<String, PagerDuty> pagerduty();

    /** Who writes e-mail; SNS needs nothing but the topic that the plan names. */
    Optional<Email> email();
  }

  /** An incoming webhook of a chat. */
  interface Hook {
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

  /** An integration of a PagerDuty service, of the kind "Events API v2". */
  interface PagerDuty {
    /** Its integration key. It is a secret: whoever knows it can open and close incidents. */
    String routingKey();

    /** The API; {@code https://events.eu.pagerduty.com/v2/enqueue} in the European region. */
    @WithDefault("https://events.pagerduty.com/v2/enqueue")
    String url();
  }

  /** E-mail by Amazon SES. */
  interface Email {
    /** The sender: an identity that SES has verified, or an address of a verified domain. */
    String from();

    /** The region in which it is verified; by default that of the service. */
    Optional<String> region();

    /** A configuration set of SES, to follow bounces and complaints; none by default. */
    Optional<String> configurationSet();
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
}
