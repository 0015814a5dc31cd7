package io.snaprelay.notify;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Notify.Occasion;
import io.snaprelay.plan.Plan;
import java.util.List;
import java.util.Locale;

/**
 * Somebody to be told, as a plan names them.
 *
 * @param channel by which way
 * @param target the channel's configured name, or an address
 */
@RegisterForReflection
record Recipient(Notify.Channel channel, String target) {
  /** Whom a plan wants to be told of an occasion, each once. */
  static List<Recipient> of(Plan plan, Occasion occasion) {
    return plan.notifications().stream()
        .filter(entry -> entry.on().isEmpty() || entry.on().contains(occasion))
        .map(entry -> new Recipient(entry.channel(), entry.target()))
        .distinct()
        .toList();
  }

  /** How a plan file and the configuration spell the channel. */
  String kind() {
    return channel.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "%s '%s'".formatted(kind(), target);
  }
}
