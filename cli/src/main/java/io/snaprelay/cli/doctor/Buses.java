package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** The event buses of a region, with their rules. */
final class Buses {
  static final String DEFAULT = "default";

  private final EventBridgeClient events;

  Buses(EventBridgeClient events) {
    this.events = events;
  }

  /** The ARN of a bus; empty if there is none of that name. */
  Optional<String> arn(String bus) {
    return Present.orNot(
        () ->
            Optional.of(
                AwsCalls.call(
                    "events:DescribeEventBus",
                    () -> events.describeEventBus(it -> it.name(bus)).arn())));
  }

  /** All rules of a bus, read to the last page. */
  List<BusRule> rules(String bus) {
    List<BusRule> rules = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      ListRulesResponse page =
          AwsCalls.call(
              "events:ListRules",
              () -> events.listRules(it -> it.eventBusName(bus).nextToken(from)));
      page.rules().forEach(rule -> rules.add(rule(bus, rule)));
      token = page.nextToken();
    } while (token != null);
    return rules;
  }

  private BusRule rule(String bus, Rule rule) {
    List<String> targets =
        AwsCalls.call(
                "events:ListTargetsByRule",
                () ->
                    events
                        .listTargetsByRule(it -> it.eventBusName(bus).rule(rule.name()))
                        .targets())
            .stream()
            .map(Target::arn)
            .toList();
    return new BusRule(
        rule.name(),
        rule.state() != RuleState.DISABLED,
        rule.eventPattern() == null ? "" : rule.eventPattern(),
        targets);
  }
}
