package io.snaprelay.localaws.sqs;

import io.snaprelay.localaws.policy.Access;
import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Call;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All queues of all accounts and regions, and who may reach them. */
final class Queues {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final Pattern URL_END = Pattern.compile(".*/(\\d{12})/([^/]+)/?");

  private final Map<QueueArn, Queue> queues = new ConcurrentHashMap<>();
  private final Timeline time;
  private final SqsFaults faults;
  private final Supplier<URI> endpoint;

  Queues(Timeline time, SqsFaults faults, Supplier<URI> endpoint) {
    this.time = time;
    this.faults = faults;
    this.endpoint = endpoint;
  }

  /** Creates a queue, or finds the one that has the same name and no different attribute. */
  Queue create(QueueArn arn, Map<String, String> attributes) {
    checkName(arn.name());
    QueueAttributes wanted = checked(arn, QueueAttributes.defaults(), attributes);
    Queue queue = queues.computeIfAbsent(arn, a -> queue(a, wanted));
    queue
        .settings()
        .attributes()
        .firstDifference(attributes)
        .ifPresent(
            name -> {
              throw SqsError.QUEUE_NAME_EXISTS.because(
                  "A queue already exists with the same name and a different value for attribute "
                      + name);
            });
    return queue;
  }

  private Queue queue(QueueArn arn, QueueAttributes attributes) {
    return new Queue(new QueueSettings(arn, attributes, time), time, faults, this::find);
  }

  private static void checkName(String name) {
    if (name.endsWith(".fifo")) {
      throw SqsError.notImplemented("FIFO queues, such as " + name);
    }
    if (!NAME.matcher(name).matches()) {
      throw SqsError.INVALID_PARAMETER_VALUE.because(
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
  }

  /** The attributes with some changed; a dead-letter queue must exist beside the queue. */
  QueueAttributes checked(QueueArn arn, QueueAttributes base, Map<String, String> changes) {
    QueueAttributes attributes = base.with(changes);
    if (changes.containsKey("RedrivePolicy")) {
      attributes
          .redrivePolicy()
          .ifPresent(policy -> checkDeadLetterQueue(arn, policy, changes.get("RedrivePolicy")));
    }
    return attributes;
  }

  private void checkDeadLetterQueue(QueueArn arn, RedrivePolicy policy, String json) {
    QueueArn target = policy.deadLetterQueue();
    if (!target.isBeside(arn)) {
      throw RedrivePolicy.invalid(
          json, "Dead-letter queue must be in the same account and region as the source.");
    }
    if (find(target).isEmpty()) {
      throw RedrivePolicy.invalid(json, "Dead letter target does not exist.");
    }
  }

  Optional<Queue> find(QueueArn arn) {
    return Optional.ofNullable(queues.get(arn));
  }

  Optional<Queue> find(String arn) {
    return QueueArn.parse(arn).flatMap(this::find);
  }

  /**
   * The queue that a call is about. The URL holds account and name; the region is the call's, as in
   * AWS, where each region has its own endpoint.
   */
  Queue reach(String url, Call call) {
    Matcher end = URL_END.matcher(url);
    if (!end.matches()) {
      throw SqsError.INVALID_PARAMETER_VALUE.because(
          "The address %s is not valid for this endpoint.".formatted(url));
    }
    return reach(new QueueArn(call.region(), end.group(1), end.group(2)), call);
  }

  Queue reach(QueueArn arn, Call call) {
    Queue queue = find(arn).orElseThrow(Queues::doesNotExist);
    if (!arn.account().equals(call.account()) && !admits(queue, call)) {
      throw SqsError.ACCESS_DENIED.because(
          "Access to the resource %s is denied.".formatted(url(queue)));
    }
    return queue;
  }

  private static boolean admits(Queue queue, Call call) {
    QueueSettings settings = queue.settings();
    Access access =
        new Access(call.account(), "sqs:" + call.operation(), settings.arn().toString(), Map.of());
    return settings.attributes().policy().filter(policy -> policy.allows(access)).isPresent();
  }

  static AwsError doesNotExist() {
    return SqsError.QUEUE_DOES_NOT_EXIST.because("The specified queue does not exist.");
  }

  void delete(Queue queue) {
    queues.remove(queue.settings().arn());
  }

  /** The queues of one account in one region, by name. */
  List<Queue> in(String account, String region) {
    return queues.values().stream()
        .filter(queue -> queue.settings().arn().account().equals(account))
        .filter(queue -> queue.settings().arn().region().equals(region))
        .sorted(Comparator.comparing(queue -> queue.settings().arn().name()))
        .toList();
  }

  /** The queues whose dead-letter queue this is. */
  List<Queue> sourcesOf(Queue deadLetterQueue) {
    QueueArn arn = deadLetterQueue.settings().arn();
    return in(arn.account(), arn.region()).stream()
        .filter(
            queue ->
                queue
                    .settings()
                    .attributes()
                    .redrivePolicy()
                    .filter(policy -> policy.deadLetterQueue().equals(arn))
                    .isPresent())
        .toList();
  }

  String url(Queue queue) {
    QueueArn arn = queue.settings().arn();
    return "%s/%s/%s".formatted(endpoint.get(), arn.account(), arn.name());
  }
}
