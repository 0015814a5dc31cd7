package io.snaprelay.localaws.events;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A rule on a bus.
 *
 * @param pattern null for a rule that only a schedule fires
 * @param schedule null for a rule that only events fire
 * @param targets by their id; they stay when the rule is replaced
 */
record Rule(
    BusArn bus,
    String name,
    String pattern,
    Schedule schedule,
    boolean enabled,
    String description,
    Map<String, RuleTarget> targets) {

  Rule {
    targets = targets == null ? new ConcurrentSkipListMap<>() : targets;
  }

  Rule enabled(boolean on) {
    return new Rule(bus, name, pattern, schedule, on, description, targets);
  }

  String arn() {
    String path = bus.isDefault() ? name : bus.name() + "/" + name;
    return "arn:aws:events:%s:%s:rule/%s".formatted(bus.region(), bus.account(), path);
  }
}
