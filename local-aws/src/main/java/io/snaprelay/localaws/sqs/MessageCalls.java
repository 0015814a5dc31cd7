package io.snaprelay.localaws.sqs;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** The calls about one message, and the receive. */
final class MessageCalls {

  private static final Set<String> OF_STANDARD_QUEUES =
      Set.of(
          "QueueUrl",
          "MessageBody",
          "DelaySeconds",
          "MessageAttributes",
          "MessageSystemAttributes");
  private static final Set<String> RECEIVE =
      Set.of(
          "QueueUrl",
          "AttributeNames",
          "MessageSystemAttributeNames",
          "MessageAttributeNames",
          "MaxNumberOfMessages",
          "VisibilityTimeout",
          "WaitTimeSeconds");

  private final Queues queues;

  MessageCalls(Queues queues) {
    this.queues = queues;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(SendMessageRequest.class, OF_STANDARD_QUEUES, this::send);
    dispatcher.on(ReceiveMessageRequest.class, RECEIVE, this::receive);
    dispatcher.on(DeleteMessageRequest.class, this::delete);
    dispatcher.on(ChangeMessageVisibilityRequest.class, this::changeVisibility);
  }

  private SendMessageResponse send(SendMessageRequest request, Call call) {
    Queue queue = queues.reach(request.queueUrl(), call);
    SystemAttributes system = SystemAttributes.of(request.messageSystemAttributes());
    MessageContent content =
        new MessageContent(request.messageBody(), request.messageAttributes(), system.values());
    return SendMessageResponse.builder()
        .messageId(Sending.send(queue, content, request.delaySeconds(), call.account()))
        .md5OfMessageBody(Md5.of(content.body()))
        .md5OfMessageAttributes(Md5.of(content.attributes()))
        .md5OfMessageSystemAttributes(Md5.of(content.systemAttributes()))
        .build();
  }

  private ReceiveMessageResponse receive(ReceiveMessageRequest request, Call call) {
    Queue queue = queues.reach(request.queueUrl(), call);
    Wanted wanted = wanted(request);
    return ReceiveMessageResponse.builder()
        .messages(queue.receive(order(request, queue)).stream().map(wanted::of).toList())
        .build();
  }

  @SuppressWarnings("deprecation") // older clients still send AttributeNames
  private static Wanted wanted(ReceiveMessageRequest request) {
    List<String> system = new ArrayList<>(request.attributeNamesAsStrings());
    system.addAll(request.messageSystemAttributeNamesAsStrings());
    return new Wanted(system, request.messageAttributeNames());
  }

  private static Receive order(ReceiveMessageRequest request, Queue queue) {
    QueueAttributes attributes = queue.settings().attributes();
    int most = request.maxNumberOfMessages() == null ? 1 : request.maxNumberOfMessages();
    if (most < 1 || most > 10) {
      throw SqsError.invalid("MaxNumberOfMessages", most, "Must be between 1 and 10, if provided.");
    }
    return new Receive(
        most,
        Seconds.upTo(20, "WaitTimeSeconds", request.waitTimeSeconds())
            .orElse(attributes.seconds("ReceiveMessageWaitTimeSeconds")),
        Seconds.upTo(43_200, "VisibilityTimeout", request.visibilityTimeout())
            .orElse(attributes.seconds("VisibilityTimeout")));
  }

  private DeleteMessageResponse delete(DeleteMessageRequest request, Call call) {
    queues.reach(request.queueUrl(), call).delete(ReceiptHandle.parse(request.receiptHandle()));
    return DeleteMessageResponse.builder().build();
  }

  private ChangeMessageVisibilityResponse changeVisibility(
      ChangeMessageVisibilityRequest request, Call call) {
    Duration timeout =
        Seconds.upTo(43_200, "VisibilityTimeout", request.visibilityTimeout())
            .orElseThrow(() -> SqsError.missing("VisibilityTimeout"));
    queues
        .reach(request.queueUrl(), call)
        .changeVisibility(ReceiptHandle.parse(request.receiptHandle()), timeout);
    return ChangeMessageVisibilityResponse.builder().build();
  }
}
