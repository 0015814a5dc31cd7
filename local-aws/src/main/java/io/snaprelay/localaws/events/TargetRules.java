package io.snaprelay.localaws.events;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What EventBridge demands of a target, and what local-aws does not do for one. */
final class TargetRules {

  private static final Pattern ID = Pattern.compile("[._A-Za-z0-9-]+");
  private static final int LONGEST_ID = 64;
  private static final Pattern QUEUE =
      Pattern.compile("arn:aws:sqs:([a-z0-9-]+):(\\d{12}):[A-Za-z0-9_-]{1,80}");

  /** RetryPolicy is honoured by itself: nothing here fails in a way that a retry could mend. */
  private static final Set<String> IMPLEMENTED =
      Set.of(
          "Id",
          "Arn",
          "RoleArn",
          "Input",
          "InputPath",
          "InputTransformer",
          "DeadLetterConfig",
          "RetryPolicy");

  private final Buses buses;

  TargetRules(Buses buses) {
    this.buses = buses;
  }

  RuleTarget check(Target target, Rule rule) {
    checkId(target);
    checkImplemented(target);
    RuleTarget checked = new RuleTarget(target, TargetInput.of(target));
    if (BusArn.parse(target.arn()).isPresent()) {
      checkBus(BusArn.parse(target.arn()).get(), target, rule);
    } else {
      checkQueue(target.arn(), rule);
    }
    if (checked.deadLetterQueue() != null) {
      checkQueue(checked.deadLetterQueue(), rule);
    }
    return checked;
  }

  private static void checkId(Target target) {
    if (target.id() == null || target.arn() == null) {
      throw EventsError.invalid("A target needs Id and Arn.");
    }
    if (!ID.matcher(target.id()).matches()) {
      throw badId(target, "satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
    }
    if (target.id().length() > LONGEST_ID) {
      throw badId(target, "have length less than or equal to 64");
    }
  }

  private static RuntimeException badId(Target target, String constraint) {
    return EventsError.invalid(
        ("1 validation error detected: Value '%s' at 'targets.1.member.id' failed to satisfy"
                + " constraint: Member must %s")
            .formatted(target.id(), constraint));
  }

  private static void checkImplemented(Target target) {
    Set<String> given =
        target.sdkFields().stream()
            .filter(field -> field.getValueOrDefault(target) != null)
            .map(SdkField::locationName)
            .collect(Collectors.toCollection(TreeSet::new));
    given.removeAll(IMPLEMENTED);
    if (!given.isEmpty()) {
      throw EventsError.notImplemented("%s of target %s".formatted(given, target.id()));
    }
  }

  /** AWS delivers to queues of the rule's region only; other accounts' queues are not done here. */
  private static void checkQueue(String arn, Rule rule) {
    Matcher queue = QUEUE.matcher(arn);
    if (!queue.matches()) {
      throw EventsError.notImplemented(
          "the target %s, only standard SQS queues and event buses".formatted(arn));
    }
    if (!queue.group(1).equals(rule.bus().region())) {
      throw EventsError.invalid(
          "Target %s is not in the rule's region %s; route the event to a bus there."
              .formatted(arn, rule.bus().region()));
    }
    if (!queue.group(2).equals(rule.bus().account())) {
      throw EventsError.notImplemented("targets in another account: " + arn);
    }
  }

  /**
   * Without a role the other bus's policy must admit the rule's account, even if it is its own; for
   * another account it must in any case. A role is believed: local-aws has no IAM. Source: User
   * Guide, "Sending and receiving events between AWS Regions" and "... accounts"; PutTargets.
   */
  private void checkBus(BusArn to, Target target, Rule rule) {
    if (to.equals(rule.bus())) {
      throw EventsError.invalid("A rule cannot send events to its own bus " + to);
    }
    if (target.input() != null || target.inputPath() != null || target.inputTransformer() != null) {
      throw EventsError.notImplemented("Input, InputPath and InputTransformer for event buses");
    }
    String account = rule.bus().account();
    boolean trusted = target.roleArn() != null && to.account().equals(account);
    Bus bus = buses.get(to);
    if (!trusted && !bus.policyAdmits(account, Map.of("aws:sourcearn", rule.arn()))) {
      throw bus.notAdmitted(account);
    }
  }
}
