package io.snaprelay.planfile;

import io.snaprelay.plan.Digest;
import io.snaprelay.plan.Digest.Severity;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Notify.Channel;
import io.snaprelay.plan.Notify.Occasion;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
        field.at("on").texts().stream().map(NotifyBinding::occasion).collect(Collectors.toSet()),
        Optional.of(field.at("digest")).filter(Field::present).map(NotifyBinding::digest));
  }

  private static Digest digest(Field field) {
    Set<Severity> of =
        field.at("of").texts().stream().map(NotifyBinding::severity).collect(Collectors.toSet());
    return new Digest(field.at("schedule").required(), of.isEmpty() ? Set.of(Severity.INFO) : of);
  }

  private static Severity severity(String name) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.planName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The schema knows " + name + ", we do not"));
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
