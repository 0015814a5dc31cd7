package io.snaprelay.notify.channel;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Values of the configuration that may stand elsewhere: {@code secretsmanager:<name or ARN>} is a
 * secret of Secrets Manager, {@code ssm:<name>} a parameter of Systems Manager; everything else is
 * the value itself. What was read is good for five minutes, then a rotated one is found. No value
 * is ever logged, nor does any failure quote one.
 */
@ApplicationScoped
class Secrets {
  private static final String SECRETS_MANAGER = "secretsmanager:";
  private static final String SYSTEMS_MANAGER = "ssm:";
  private static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private record Kept(String value, Instant readAt) {}

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final AwsClients aws;
  private final Clock clock;

  Secrets(AwsClients aws, Clock clock) {
    this.aws = aws;
    this.clock = clock;
  }

  /**
   * The value that a key of the configuration stands for.
   *
   * @throws Channel.Unusable if there is no such secret, or it may not be read
   * @throws AwsFailure if AWS does not answer now
   */
  String of(String key, String configured) {
    String text = configured.strip();
    if (text.startsWith(SECRETS_MANAGER)) {
      return value(key, text, () -> secret(text.substring(SECRETS_MANAGER.length())));
    }
    return text.startsWith(SYSTEMS_MANAGER)
        ? value(key, text, () -> parameter(text.substring(SYSTEMS_MANAGER.length())))
        : text;
  }

  private String value(String key, String name, Supplier<String> read) {
    Instant now = clock.instant();
    return Optional.ofNullable(kept.get(name))
        .filter(found -> found.readAt().plus(GOOD_FOR).isAfter(now))
        .map(Kept::value)
        .orElseGet(() -> keep(name, read(key, name, read), now));
  }

  private String keep(String name, String value, Instant now) {
    kept.put(name, new Kept(value, now));
    return value;
  }

  private static String read(String key, String name, Supplier<String> read) {
    try {
      return Optional.ofNullable(read.get())
          .map(String::strip)
          .filter(value -> !value.isEmpty())
          .orElseThrow(() -> new Channel.Unusable("%s: %s holds no text".formatted(key, name)));
    } catch (AwsFailure e) {
      if (e.isTransient()) {
        throw e;
      }
      throw new Channel.Unusable("%s: %s cannot be read: %s".formatted(key, name, e.code()));
    }
  }

  private String secret(String id) {
    return AwsCalls.call(
        "secretsmanager:GetSecretValue",
        () ->
            aws.secretsManager(Arn.region(id))
                .getSecretValue(it -> it.secretId(id))
                .secretString());
  }

  private String parameter(String name) {
    return AwsCalls.call(
        "ssm:GetParameter",
        () -> aws.ssm().getParameter(it -> it.name(name).withDecryption(true)).parameter().value());
  }
}
