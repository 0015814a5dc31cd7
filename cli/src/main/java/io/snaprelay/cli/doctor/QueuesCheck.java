package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.plan.Plan;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whether each service has a queue that holds its messages for as long as they are needed. */
final class QueuesCheck implements Check {
  @Override
  public String name() {
    return "queues";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    Duration longest = longestDeadline(estate);
    for (Service service : Service.values()) {
      findings.attempt(
          service.queueName(),
          () ->
              regions(service, estate)
                  .forEach(
                      region ->
                          of(
                              service.queueName(),
                              subject(service, region, estate),
                              estate.clients().sqs(region),
                              longest,
                              findings)));
    }
  }

  /** A plan that restores where no site is, is named with the rules. */
  private static Set<String> regions(Service service, Estate estate) {
    return service.isOfSites() ? estate.sites().needed() : Set.of(estate.home().region());
  }

  /** How a queue is called: one at home by its name. */
  static String subject(Service service, String region, Estate estate) {
    return region.equals(estate.home().region())
        ? service.queueName()
        : service.queueName() + " in " + region;
  }

  /** A message may have to come back until then. */
  private static Duration longestDeadline(Estate estate) {
    return estate.file().plans().values().stream()
        .map(Plan::limits)
        .map(limits -> limits.deadline())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static void of(
      String name, String subject, SqsClient sqs, Duration longest, Findings findings) {
    Optional<Map<QueueAttributeName, String>> queue = attributes(name, sqs);
    if (queue.isEmpty()) {
      findings.add(
          FindingCode.QUEUE_NOT_FOUND,
          subject,
          "SQS knows no such queue in this account and region",
          "Deploy the service's template, or set AWS_REGION to where it is");
    }
    queue.ifPresent(
        it -> {
          QueueTraits traits = new QueueTraits(subject, it);
          traits.judge(longest, findings);
          traits
              .deadLetters()
              .filter(dead -> attributes(dead, sqs).isEmpty())
              .ifPresent(dead -> missing(subject, dead, findings));
        });
  }

  private static void missing(String queue, String dead, Findings findings) {
    findings.add(
        FindingCode.DEAD_LETTER_QUEUE_NOT_FOUND,
        queue,
        "Its redrive policy names the queue '%s', which is not there".formatted(dead),
        "Deploy the service's template: SQS drops what it cannot move");
  }

  private static Optional<Map<QueueAttributeName, String>> attributes(String name, SqsClient sqs) {
    return Present.orNot(
        () -> {
          String url =
              AwsCalls.call(
                  "sqs:GetQueueUrl", () -> sqs.getQueueUrl(it -> it.queueName(name)).queueUrl());
          return Optional.of(
              AwsCalls.call(
                  "sqs:GetQueueAttributes",
                  () ->
                      sqs.getQueueAttributes(
                              it -> it.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                          .attributes()));
        });
  }
}
