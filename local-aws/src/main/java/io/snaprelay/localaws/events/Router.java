package io.snaprelay.localaws.events;

import io.snaprelay.localaws.policy.Access;
import io.snaprelay.localaws.policy.ResourcePolicy;
import io.snaprelay.localaws.sqs.LocalSqs;
import io.snaprelay.localaws.wire.AwsError;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * Takes an event from its bus to the targets of every rule that matches. It happens at once, in the
 * sender's thread; what cannot be delivered goes to the target's dead-letter queue or is dropped
 * with a warning, and the sender never learns of it.
 */
final class Router {

  private static final Logger LOG = System.getLogger(Router.class.getName());

  private final Buses buses;
  private final LocalSqs sqs;

  Router(Buses buses, LocalSqs sqs) {
    this.buses = buses;
    this.sqs = sqs;
  }

  void route(Bus bus, Event event) {
    for (Rule rule : bus.matching(event)) {
      fire(rule, event);
    }
  }

  /** Sends an event to all targets of a rule, matched or not: also for schedules. */
  void fire(Rule rule, Event event) {
    for (RuleTarget target : rule.targets().values()) {
      deliver(rule, target, event);
    }
  }

  private void deliver(Rule rule, RuleTarget target, Event event) {
    try {
      if (BusArn.parse(target.arn()).isPresent()) {
        forward(rule, BusArn.parse(target.arn()).get(), event);
      } else {
        send(rule, target.arn(), body(rule, target, event), Map.of());
      }
    } catch (Undeliverable why) {
      bury(rule, target, event, why);
    }
  }

  /** "EventBridge can't route events received from a sender event bus to a third event bus." */
  private void forward(Rule rule, BusArn to, Event event) {
    if (event.forwarded()) {
      LOG.log(
          Level.WARNING,
          "{0} is not forwarded to {1}: it came from another bus already",
          event.id(),
          to);
      return;
    }
    Bus bus =
        buses.find(to).orElseThrow(() -> new Undeliverable("NO_RESOURCE", to + " does not exist"));
    String sender = rule.bus().account();
    if (!bus.admits(sender, Map.of("aws:sourcearn", rule.arn()))) {
      throw new Undeliverable("NO_PERMISSIONS", bus.notAdmitted(sender).getMessage());
    }
    route(bus, event.forwardedTo(to));
  }

  private static String body(Rule rule, RuleTarget target, Event event) {
    return target
        .input()
        .from(event, rule)
        .orElseThrow(
            () -> new Undeliverable("INVALID_INPUT", "The target's input is empty or not JSON"));
  }

  private void send(Rule rule, String queue, String body, Map<String, String> attributes) {
    try {
      if (sqs.policyOf(queue).filter(policy -> admits(policy, queue, rule)).isEmpty()) {
        throw new Undeliverable(
            "NO_PERMISSIONS",
            "The queue's Policy does not let events.amazonaws.com do sqs:SendMessage for "
                + rule.arn());
      }
      sqs.deliver(queue, body, attributes);
    } catch (AwsError refused) {
      String code = refused.code().equals("QueueDoesNotExist") ? "NO_RESOURCE" : "SDK_CLIENT_ERROR";
      throw new Undeliverable(code, refused.getMessage());
    }
  }

  private static boolean admits(ResourcePolicy policy, String queue, Rule rule) {
    Map<String, String> context =
        Map.of(
            "aws:sourcearn", rule.arn(),
            "aws:sourceaccount", rule.bus().account(),
            "aws:securetransport", "true");
    return policy.allows(Access.of("events.amazonaws.com", "sqs:SendMessage", queue, context));
  }

  private void bury(Rule rule, RuleTarget target, Event event, Undeliverable why) {
    LOG.log(
        Level.WARNING,
        "{0} of {1} cannot be delivered to {2}: {3}",
        event.id(),
        rule.arn(),
        target.arn(),
        why.getMessage());
    if (target.deadLetterQueue() == null) {
      return;
    }
    Map<String, String> attributes =
        Map.of(
            "RULE_ARN", rule.arn(),
            "TARGET_ARN", target.arn(),
            "ERROR_CODE", why.code(),
            "ERROR_MESSAGE", why.getMessage());
    try {
      send(rule, target.deadLetterQueue(), event.text(), attributes);
    } catch (Undeliverable lost) {
      LOG.log(Level.WARNING, "{0} is lost: {1}", event.id(), lost.getMessage());
    }
  }
}
