package io.snaprelay.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.cli.template.Created;
import io.snaprelay.cli.template.Stack;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DeadLetterConfig;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Lays what the services need between them, as the templates of {@code infra/} say: the bus, the
 * queues with their policies, and the rules, at home and in each further region. What is shown
 * works by what is deployed.
 */
public final class Wiring {
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String REDRIVE = "RedrivePolicy";

  /** Those that are not texts or numbers are JSON. */
  private static final List<QueueAttributeName> ATTRIBUTES =
      List.of(
          QueueAttributeName.VISIBILITY_TIMEOUT,
          QueueAttributeName.MESSAGE_RETENTION_PERIOD,
          QueueAttributeName.KMS_MASTER_KEY_ID,
          QueueAttributeName.REDRIVE_POLICY);

  private final AwsClients aws;
  private final Path templates;

  /**
   * @param aws where it is laid
   * @param templates the folder {@code infra}
   */
  public Wiring(AwsClients aws, Path templates) {
    this.aws = aws;
    this.templates = templates;
  }

  /** Lays everything, with one site, at home. */
  public void lay() {
    layHome(Deployment.home(templates));
  }

  /**
   * The same with a second site in another region.
   *
   * @param region where; one of {@link Regions#ALL}
   */
  public void layWithSecondSiteIn(Region region) {
    Stack home = Deployment.homeWithSecondSiteIn(templates, region);
    // A rule forwards to a bus that is there.
    lay(Deployment.secondSite(templates, region, home), region);
    layHome(home);
  }

  private void layHome(Stack home) {
    lay(home, Regions.HOME);
    String bus = home.output("BusArn").asText();
    Regions.ALL.stream()
        .filter(region -> !region.equals(Regions.HOME))
        .forEach(region -> lay(Deployment.further(templates, region, bus), region));
  }

  private void lay(Stack stack, Region region) {
    EventBridgeClient events = aws.events(region);
    SqsClient sqs = aws.sqs(region);
    stack.resources("AWS::Events::EventBus").forEach(bus -> create(events, bus));
    // A queue can only name a dead-letter queue that is there already.
    stack.resources(QUEUE).stream()
        .sorted(Comparator.comparing(queue -> queue.properties().has(REDRIVE)))
        .forEach(queue -> create(sqs, queue));
    stack.resources("AWS::SQS::QueuePolicy").forEach(policy -> admit(sqs, stack, policy));
    stack.resources("AWS::Events::Rule").forEach(rule -> put(events, rule));
  }

  /** One that is there stays: laid again, everything is as the templates say now. */
  private static void create(EventBridgeClient events, Created bus) {
    try {
      events.createEventBus(request -> request.name(bus.name()));
    } catch (ResourceAlreadyExistsException e) {
      events.describeEventBus(request -> request.name(bus.name()));
    }
  }

  private static void create(SqsClient sqs, Created queue) {
    Map<QueueAttributeName, String> attributes = new HashMap<>();
    for (QueueAttributeName name : ATTRIBUTES) {
      JsonNode value = queue.properties().path(name.toString());
      if (!value.isMissingNode()) {
        attributes.put(name, value.isContainerNode() ? value.toString() : value.asText());
      }
    }
    sqs.createQueue(request -> request.queueName(queue.name()).attributes(attributes));
  }

  private static void admit(SqsClient sqs, Stack stack, Created policy) {
    String document = policy.properties().path("PolicyDocument").toString();
    List<String> admitted = texts(policy.properties().path("Queues")).toList();
    stack.resources(QUEUE).stream()
        .filter(queue -> admitted.contains(queue.ref()))
        .map(queue -> sqs.getQueueUrl(request -> request.queueName(queue.name())).queueUrl())
        .forEach(
            url ->
                sqs.setQueueAttributes(
                    request ->
                        request
                            .queueUrl(url)
                            .attributes(Map.of(QueueAttributeName.POLICY, document))));
  }

  private static void put(EventBridgeClient events, Created rule) {
    String bus = rule.properties().path("EventBusName").asText();
    List<Target> targets =
        StreamSupport.stream(rule.properties().path("Targets").spliterator(), false)
            .filter(target -> !target.path("Arn").asText().contains(":sns:"))
            .map(Wiring::target)
            .toList();
    // Alarms that go to people are not told here: local-aws delivers to queues and buses only.
    if (!targets.isEmpty()) {
      String pattern = rule.properties().path("EventPattern").toString();
      events.putRule(request -> request.eventBusName(bus).name(rule.name()).eventPattern(pattern));
      events.putTargets(request -> request.eventBusName(bus).rule(rule.name()).targets(targets));
    }
  }

  private static Target target(JsonNode target) {
    Target.Builder made =
        Target.builder().id(target.path("Id").asText()).arn(target.path("Arn").asText());
    if (target.has("RoleArn")) {
      made.roleArn(target.path("RoleArn").asText());
    }
    if (target.has("DeadLetterConfig")) {
      String dead = target.path("DeadLetterConfig").path("Arn").asText();
      made.deadLetterConfig(DeadLetterConfig.builder().arn(dead).build());
    }
    return made.build();
  }

  private static Stream<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
  }
}
