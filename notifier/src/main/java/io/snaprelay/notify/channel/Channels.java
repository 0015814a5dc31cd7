package io.snaprelay.notify.channel;

import io.snaprelay.notify.channel.Channel.Unusable;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/** The configured channels. */
@ApplicationScoped
class Channels {
  private static final Set<String> SCHEMES = Set.of("https", "http");

  private final ChannelConfig.Channels config;
  private final Secrets secrets;
  private final Postman postman;
  private final AwsClients aws;
  private final MailHtml html;
  private final Clock clock;

  Channels(
      ChannelConfig config,
      Secrets secrets,
      Postman postman,
      AwsClients aws,
      MailHtml html,
      Clock clock) {
    this.config = config.channels();
    this.secrets = secrets;
    this.postman = postman;
    this.aws = aws;
    this.html = html;
    this.clock = clock;
  }

  /**
   * The channel of a recipient.
   *
   * @throws Unusable if it is not configured, or not as it must be
   * @throws io.snaprelay.aws.AwsFailure if a secret of it cannot be read now
   */
  Channel of(Recipient recipient) {
    return switch (recipient.channel()) {
      case SLACK -> new SlackChannel(hook(config.slack(), recipient), postman);
      case TEAMS -> new TeamsChannel(hook(config.teams(), recipient), postman);
      case WEBHOOK -> webhook(recipient);
      case PAGERDUTY -> pagerDuty(recipient);
      case EMAIL -> email(recipient);
      case SNS -> new SnsChannel(aws.sns(Arn.region(recipient.target())), recipient.target());
    };
  }

  private URI hook(Map<String, ChannelConfig.Hook> hooks, Recipient recipient) {
    String key = key(recipient, "url");
    return address(key, configured(hooks, recipient, key).url());
  }

  private Channel webhook(Recipient recipient) {
    String key = key(recipient, "url");
    ChannelConfig.Webhook webhook = configured(config.webhook(), recipient, key);
    return new WebhookChannel(
        address(key, webhook.url()),
        webhook.secret().map(secret -> secrets.of(key(recipient, "secret"), secret)),
        clock,
        postman);
  }

  private Channel pagerDuty(Recipient recipient) {
    String key = key(recipient, "routing-key");
    ChannelConfig.PagerDuty pagerDuty = configured(config.pagerduty(), recipient, key);
    return new PagerDutyChannel(
        address(key(recipient, "url"), pagerDuty.url()),
        secrets.of(key, pagerDuty.routingKey()),
        postman);
  }

  private Channel email(Recipient recipient) {
    ChannelConfig.Email email =
        config.email().orElseThrow(() -> new Unusable("snaprelay.channels.email.from is not set"));
    return new EmailChannel(
        aws.ses(email.region().map(Region::of)),
        email.from(),
        email.configurationSet(),
        recipient.target(),
        html);
  }

  private static <T> T configured(Map<String, T> channels, Recipient recipient, String key) {
    return Optional.ofNullable(channels.get(recipient.target()))
        .orElseThrow(() -> new Unusable(key + " is not set"));
  }

  private static String key(Recipient recipient, String last) {
    return "snaprelay.channels.%s.%s.%s".formatted(recipient.kind(), recipient.target(), last);
  }

  /** The text itself is never repeated: whoever knows the address of a hook can post to it. */
  private URI address(String key, String configured) {
    try {
      URI parsed = URI.create(secrets.of(key, configured));
      if (parsed.getHost() != null && SCHEMES.contains(parsed.getScheme())) {
        return parsed;
      }
    } catch (IllegalArgumentException e) {
      throw new Unusable(key + " is no address: expected https://host/path");
    }
    throw new Unusable(key + " is no address of the web: expected https://host/path");
  }
}
