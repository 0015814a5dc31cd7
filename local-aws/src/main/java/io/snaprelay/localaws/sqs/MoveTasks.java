package io.snaprelay.localaws.sqs;

import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/**
 * Moves messages out of a dead-letter queue, back to where they came from or to another queue. Here
 * a task is done when its start returns, so there is nothing to cancel. A moved message is a new
 * one, with its own id and time. Source: SQS Developer Guide, "Dead-letter queue redrive".
 */
final class MoveTasks {

  private record Moved(int moved, int left) {}

  private static final int MOST_LISTED = 10;

  private final Queues queues;
  private final Timeline time;
  private final Map<QueueArn, Deque<ListMessageMoveTasksResultEntry>> done =
      new ConcurrentHashMap<>();

  MoveTasks(Queues queues, Timeline time) {
    this.queues = queues;
    this.time = time;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(
        StartMessageMoveTaskRequest.class, Set.of("SourceArn", "DestinationArn"), this::start);
    dispatcher.on(ListMessageMoveTasksRequest.class, this::list);
  }

  private StartMessageMoveTaskResponse start(StartMessageMoveTaskRequest request, Call call) {
    Queue source = find(request.sourceArn(), "SourceArn", call);
    if (queues.sourcesOf(source).isEmpty()) {
      throw SqsError.INVALID_PARAMETER_VALUE.because(
          "Source queue must be configured as a Dead Letter Queue.");
    }
    Optional<Queue> destination =
        Optional.ofNullable(request.destinationArn()).map(arn -> find(arn, "DestinationArn", call));
    remember(source, request.destinationArn(), moveAll(source, destination, call));
    return StartMessageMoveTaskResponse.builder().taskHandle(UUID.randomUUID().toString()).build();
  }

  /** Moves what can be moved; what was sent to the dead-letter queue itself has nowhere to go. */
  private Moved moveAll(Queue source, Optional<Queue> destination, Call call) {
    int moved = 0;
    int left = 0;
    for (StoredMessage message : source.takeAllVisible()) {
      Optional<Queue> to = destination.or(() -> origin(message));
      if (to.isPresent()) {
        move(message, to.get(), call);
        moved++;
      } else {
        source.putBack(message);
        left++;
      }
    }
    return new Moved(moved, left);
  }

  private Queue find(String arn, String parameter, Call call) {
    QueueArn parsed = QueueArn.parse(arn).orElseThrow(() -> notFound(parameter));
    return Optional.of(parsed)
        .filter(queue -> queue.account().equals(call.account()))
        .filter(queue -> queue.region().equals(call.region()))
        .flatMap(queues::find)
        .orElseThrow(() -> notFound(parameter));
  }

  private static AwsError notFound(String parameter) {
    return SqsError.RESOURCE_NOT_FOUND.because(
        "The resource that you specified for the %s parameter doesn't exist.".formatted(parameter));
  }

  private Optional<Queue> origin(StoredMessage message) {
    return Optional.ofNullable(message.deadLetterSource()).flatMap(queues::find);
  }

  private static void move(StoredMessage message, Queue to, Call call) {
    to.send(message.content(), to.settings().attributes().seconds("DelaySeconds"), call.account());
  }

  private void remember(Queue source, String destinationArn, Moved moved) {
    QueueArn arn = source.settings().arn();
    done.computeIfAbsent(arn, key -> new ConcurrentLinkedDeque<>())
        .addFirst(
            ListMessageMoveTasksResultEntry.builder()
                .status(moved.left == 0 ? "COMPLETED" : "FAILED")
                .failureReason(moved.left == 0 ? null : "CouldNotDetermineMessageSource")
                .sourceArn(arn.toString())
                .destinationArn(destinationArn)
                .approximateNumberOfMessagesMoved((long) moved.moved)
                .approximateNumberOfMessagesToMove((long) moved.moved + moved.left)
                .startedTimestamp(time.now().toEpochMilli())
                .build());
  }

  /** The newest first; one if the caller does not say how many. */
  private ListMessageMoveTasksResponse list(ListMessageMoveTasksRequest request, Call call) {
    QueueArn source = find(request.sourceArn(), "SourceArn", call).settings().arn();
    int most = request.maxResults() == null ? 1 : Math.min(MOST_LISTED, request.maxResults());
    List<ListMessageMoveTasksResultEntry> tasks =
        new ArrayList<>(done.getOrDefault(source, new ConcurrentLinkedDeque<>()));
    return ListMessageMoveTasksResponse.builder()
        .results(tasks.stream().limit(most).toList())
        .build();
  }
}
