package io.snaprelay.notify;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** The configured channels. */
@ApplicationScoped
class Channels {
  private static final Set<String> SCHEMES = Set.of("https", "http");

  private final NotifierConfig.Channels config;
  private final Clock clock;

  Channels(NotifierConfig config, Clock clock) {
    this.config = config.channels();
    this.clock = clock;
  }

  /**
   * The channel of a recipient.
   *
   * @throws Unusable if it is not configured, or not as it must be
   */
  Channel of(Recipient recipient) {
    return switch (recipient.channel()) {
      case SLACK -> slack(recipient);
      case WEBHOOK -> webhook(recipient);
      case EMAIL, SNS, PAGERDUTY, TEAMS ->
          throw new Unusable("this version cannot tell anybody by " + recipient.kind());
    };
  }

  private Channel slack(Recipient recipient) {
    Optional<NotifierConfig.Slack> slack =
        Optional.ofNullable(config.slack().get(recipient.target()));
    return new SlackChannel(url(recipient, slack.map(NotifierConfig.Slack::url)));
  }

  private Channel webhook(Recipient recipient) {
    Optional<NotifierConfig.Webhook> webhook =
        Optional.ofNullable(config.webhook().get(recipient.target()));
    return new WebhookChannel(
        url(recipient, webhook.map(NotifierConfig.Webhook::url)),
        webhook.flatMap(NotifierConfig.Webhook::secret),
        clock);
  }

  private static URI url(Recipient recipient, Optional<String> url) {
    String key = "snaprelay.channels.%s.%s.url".formatted(recipient.kind(), recipient.target());
    return parse(key, url.orElseThrow(() -> new Unusable(key + " is not set")));
  }

  /** The text itself is never repeated: whoever knows a Slack address can post to it. */
  private static URI parse(String key, String url) {
    try {
      URI parsed = URI.create(url.strip());
      if (parsed.getHost() != null && SCHEMES.contains(parsed.getScheme())) {
        return parsed;
      }
    } catch (IllegalArgumentException e) {
      throw new Unusable(key + " is no address: expected https://host/path");
    }
    throw new Unusable(key + " is no address of the web: expected https://host/path");
  }

  /** A channel that cannot be used until somebody changes the configuration. */
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String reason) {
      super(reason);
    }
  }
}
