package io.snaprelay.notify.channel;

import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Somebody to be told, as a plan names them.
 *
 * @param channel by which way
 * @param target the channel's configured name, or an address
 */
public record Recipient(Notify.Channel channel, String target) {
  /** All whom a plan names, whatever they want to hear; who wakes people comes last. */
  public static List<Recipient> all(Plan plan) {
    return plan.notifications().stream()
        .map(entry -> new Recipient(entry.channel(), entry.target()))
        .distinct()
        .sorted(Comparator.comparing(Recipient::opensIncidents))
        .toList();
  }

  /** Whether it keeps an incident open until it is told that all is well again. */
  public boolean opensIncidents() {
    return channel == Notify.Channel.PAGERDUTY;
  }

  /** How a plan file and the configuration spell the channel. */
  public String kind() {
    return channel.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "%s '%s'".formatted(kind(), target);
  }
}
