package io.snaprelay.localaws.events;

import io.snaprelay.localaws.policy.Access;
import io.snaprelay.localaws.wire.AwsError;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.event.ruler.Machine;

/** An event bus with its rules. Changes are made one at a time; matching goes on beside them. */
final class Bus {

  private static final int MOST_RULES = 300;

  private final BusArn arn;
  private final String description;
  private final Instant created;
  private final BusPolicy policy;
  private final Machine machine = Machine.builder().build();
  private final Map<String, Rule> rules = new ConcurrentSkipListMap<>();

  Bus(BusArn arn, String description, Instant created) {
    this.arn = arn;
    this.description = description;
    this.created = created;
    this.policy = new BusPolicy(arn);
  }

  /** Adds a rule, or replaces the one of its name. */
  synchronized void put(Rule rule) {
    if (!rules.containsKey(rule.name()) && rules.size() >= MOST_RULES) {
      throw EventsError.tooMany();
    }
    Rule old = rules.put(rule.name(), rule);
    if (old != null) {
      forget(old);
    }
    if (rule.enabled() && rule.pattern() != null) {
      learn(rule);
    }
  }

  synchronized void remove(Rule rule) {
    if (rules.remove(rule.name()) != null) {
      forget(rule);
    }
  }

  private void learn(Rule rule) {
    try {
      machine.addRule(rule.name(), rule.pattern());
    } catch (IOException e) {
      throw EventsError.invalidPattern(e.getMessage());
    }
  }

  private void forget(Rule rule) {
    if (!rule.enabled() || rule.pattern() == null) {
      return;
    }
    try {
      machine.deleteRule(rule.name(), rule.pattern());
    } catch (IOException e) {
      throw new IllegalStateException("A pattern that was learnt can be forgotten", e);
    }
  }

  /** The enabled rules whose pattern matches. */
  List<Rule> matching(Event event) {
    return machine.rulesForJSONEvent(event.json()).stream()
        .map(rules::get)
        .filter(Objects::nonNull)
        .toList();
  }

  Rule rule(String name) {
    return find(name)
        .orElseThrow(
            () ->
                EventsError.notFound(
                    "Rule %s does not exist on EventBus %s.".formatted(name, arn.name())));
  }

  Optional<Rule> find(String name) {
    return Optional.ofNullable(rules.get(name));
  }

  Collection<Rule> rules() {
    return rules.values();
  }

  /** Whether an account may put events here; the bus's own may always. */
  boolean admits(String account, Map<String, String> context) {
    return arn.account().equals(account) || policyAdmits(account, context);
  }

  boolean policyAdmits(String account, Map<String, String> context) {
    return policy.allows(Access.of(account, "events:PutEvents", arn.toString(), context));
  }

  AwsError notAdmitted(String account) {
    return EventsError.accessDenied(
        "%s is not authorized to perform: events:PutEvents on resource: %s".formatted(account, arn)
            + " because no resource-based policy allows the events:PutEvents action");
  }

  BusPolicy policy() {
    return policy;
  }

  BusArn arn() {
    return arn;
  }

  String description() {
    return description;
  }

  Instant created() {
    return created;
  }
}
