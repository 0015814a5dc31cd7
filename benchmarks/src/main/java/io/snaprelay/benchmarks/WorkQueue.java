package io.snaprelay.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.snaprelay.cli.Patience;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Json;
import io.snaprelay.wire.Service;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The queue of the one service that runs, or of one that does not run yet. */
final class WorkQueue {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final String HANDLED = "sqs:DeleteMessageBatch";

  private final Service service;
  private final SqsClient sqs;
  private final URI calls;
  private final String url;

  WorkQueue(Stage stage, Service service) {
    this.service = service;
    this.sqs = stage.clients().sqs(Regions.HOME);
    this.calls = stage.aws().endpoint().resolve("/_local/requests?limit=0");
    this.url = sqs.getQueueUrl(request -> request.queueName(service.queueName())).queueUrl();
  }

  Service service() {
    return service;
  }

  void send(String body) {
    sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
  }

  /** Takes out messages until there are so many of an event; the others are lost. */
  List<String> take(EventTypes event, int count) {
    List<String> found = new ArrayList<>();
    return Patience.until(
            PATIENCE,
            () -> {
              receive().stream().filter(body -> tellsOf(event, body)).forEach(found::add);
              return found.size() < count ? Optional.empty() : Optional.of(found);
            })
        .orElseThrow(() -> new IllegalStateException("Only %d %s".formatted(found.size(), event)));
  }

  /** Leaves nothing in it that can be received now. */
  void clear() {
    while (!receive().isEmpty()) {
      continue;
    }
  }

  /** How often anybody has given back messages as done, since local-aws runs. */
  long handled() {
    return CallCounts.read(Http.get(calls)).of(HANDLED);
  }

  /**
   * Waits until that has happened once more.
   *
   * @throws IllegalStateException if it does not
   */
  void awaitHandledAfter(long before) {
    Patience.until(PATIENCE, PAUSE, () -> Optional.of(handled()).filter(now -> now > before))
        .orElseThrow(() -> new IllegalStateException(service + " has handled nothing"));
  }

  private List<String> receive() {
    List<Message> messages =
        sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10)).messages();
    messages.forEach(
        message ->
            sqs.deleteMessage(
                request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
    return messages.stream().map(Message::body).toList();
  }

  private static boolean tellsOf(EventTypes event, String body) {
    try {
      return Json.mapper().readTree(body).path("detail-type").asText().equals(event.wireName());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + body, e);
    }
  }
}
