package io.snaprelay.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.cli.template.Created;
import io.snaprelay.cli.template.Stack;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Everything in a deployment that would let a run stand still, each in one sentence. */
final class WiringFaults {
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String RULE = "AWS::Events::Rule";
  private static final String FUNCTION = "AWS::Serverless::Function";

  /** Lambda Developer Guide, "Configuring Lambda with Amazon SQS": six times at least. */
  private static final int VISIBILITY_BY_TIMEOUT = 6;

  private final Stack stack;
  private final List<String> faults = new ArrayList<>();

  private WiringFaults(Stack stack) {
    this.stack = stack;
  }

  /** All faults; none if runs can pass. */
  static List<String> in(Stack stack) {
    WiringFaults found = new WiringFaults(stack);
    stack.resources(RULE).forEach(found::lookAt);
    stack.resources(FUNCTION).forEach(found::lookAtTimes);
    found.lookForDeadLetterQueues();
    found.lookForUnheardEvents();
    return found.faults;
  }

  private void lookAt(Created rule) {
    JsonNode pattern = rule.properties().path("EventPattern");
    unknown(pattern).forEach(name -> add("%s waits for %s, which nobody sends", rule, name));
    if (rule.properties().path("Targets").isEmpty()) {
      add("%s routes nowhere", rule);
    }
    for (JsonNode target : rule.properties().path("Targets")) {
      lookAt(rule, target.path("Arn").asText());
    }
  }

  private void lookAt(Created rule, String target) {
    Optional<Created> reached = stack.resources().stream().filter(r -> isAt(r, target)).findFirst();
    if (reached.isEmpty()) {
      add("%s routes to %s, which is not there", rule, target);
    }
    reached
        .filter(there -> there.type().equals(QUEUE) && !admits(there, rule))
        .ifPresent(queue -> add("%s may not send to %s", rule, queue.name()));
  }

  private static boolean isAt(Created resource, String arn) {
    return Set.of(QUEUE, "AWS::SNS::Topic", "AWS::Events::EventBus").contains(resource.type())
        && resource.arn().equals(arn);
  }

  private boolean admits(Created queue, Created rule) {
    return stack.resources("AWS::SQS::QueuePolicy").stream()
        .flatMap(policy -> elements(policy.properties().path("PolicyDocument").path("Statement")))
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .filter(statement -> texts(statement.path("Resource")).contains(queue.arn()))
        .flatMap(statement -> elements(statement.at("/Condition/ArnEquals/aws:SourceArn")))
        .anyMatch(source -> source.asText().equals(rule.arn()));
  }

  /** What no release sends: no detail-type of ours, no RDS event that a service knows. */
  private static List<String> unknown(JsonNode pattern) {
    Set<String> sources = texts(pattern.path("source"));
    Stream<String> foreign =
        sources.stream()
            .filter(source -> !Set.of(Messages.SOURCE, Messages.RDS_SOURCE).contains(source));
    Stream<String> types =
        texts(pattern.path("detail-type")).stream()
            .filter(type -> EventTypes.named(type).isEmpty());
    return Stream.concat(foreign, types).toList();
  }

  private void lookAtTimes(Created function) {
    int timeout = function.properties().path("Timeout").asInt();
    function.properties().path("Events").findValuesAsText("Queue").stream()
        .flatMap(arn -> stack.resources(QUEUE).stream().filter(queue -> queue.arn().equals(arn)))
        .filter(queue -> visibility(queue) < VISIBILITY_BY_TIMEOUT * timeout)
        .forEach(
            queue ->
                faults.add(
                    "%s hides a message for %d s, but its function may take %d s for it"
                        .formatted(queue.name(), visibility(queue), timeout)));
  }

  private static int visibility(Created queue) {
    return queue.properties().path("VisibilityTimeout").asInt(30);
  }

  private void lookForDeadLetterQueues() {
    List<Created> queues = stack.resources(QUEUE);
    Set<String> dead =
        queues.stream()
            .map(WiringFaults::deadLetters)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> present = queues.stream().map(Created::arn).collect(Collectors.toSet());
    queues.stream()
        .filter(queue -> !dead.contains(queue.arn()))
        .filter(queue -> !present.contains(deadLetters(queue)))
        .forEach(queue -> faults.add(queue.name() + " has no dead-letter queue"));
  }

  private static String deadLetters(Created queue) {
    return queue.properties().at("/RedrivePolicy/deadLetterTargetArn").asText();
  }

  private void lookForUnheardEvents() {
    Arrays.stream(EventTypes.values())
        .map(EventTypes::wireName)
        .filter(type -> Arrays.stream(Service.values()).noneMatch(s -> hears(s).contains(type)))
        .forEach(type -> faults.add(type + " is heard by nobody"));
  }

  /** Our events that reach a service's queue. */
  private Set<String> hears(Service service) {
    return Rules.of(stack).ours(service);
  }

  private void add(String sentence, Created rule, Object... more) {
    Object[] all = Stream.concat(Stream.of(rule.name()), Arrays.stream(more)).toArray();
    faults.add(sentence.formatted(all));
  }

  private static Set<String> texts(JsonNode node) {
    return elements(node).map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false)
        : Stream.of(node).filter(single -> !single.isMissingNode());
  }
}
