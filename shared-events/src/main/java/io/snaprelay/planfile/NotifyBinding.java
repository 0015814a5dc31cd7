package io.snaprelay.planfile;

import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Notify.Channel;
import io.snaprelay.plan.Notify.Occasion;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The entries of {@code notify}: the channel is the key, the target its value. */
final class NotifyBinding {
  private NotifyBinding() {}

  static Notify of(Field field) {
    Channel channel =
        Arrays.stream(Channel.values())
            .filter(each -> field.at(key(each)).present())
            .findFirst()
            .orElseThrow();
    return new Notify(
        channel,
        field.at(key(channel)).required(),
        field.at("on").texts().stream().map(NotifyBinding::occasion).collect(Collectors.toSet()));
  }

  private static Occasion occasion(String name) {
    return Arrays.stream(Occasion.values())
        .filter(occasion -> occasion.planName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The schema knows " + name + ", we do not"));
  }

  /** How a plan file spells a channel. */
  static String key(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }
}
