package io.snaprelay.infra.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.infra.lambda.RuntimeApi.Answer;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Brings the messages of a queue to a function, one at a time, and deletes those that it does not
 * report (Lambda Developer Guide, "Handling errors for an SQS event source in Lambda").
 */
final class QueueMapping {
  private final SqsClient sqs;
  private final String url;
  private final RunningFunction function;

  QueueMapping(SqsClient sqs, String queue, RunningFunction function) {
    this.sqs = sqs;
    this.url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    this.function = function;
  }

  /**
   * Brings what lies there now.
   *
   * @return what the function said to each message
   */
  List<Answer> bring() {
    List<Answer> answers = new ArrayList<>();
    for (Message message :
        sqs.receiveMessage(
                request ->
                    request
                        .queueUrl(url)
                        .maxNumberOfMessages(1)
                        .waitTimeSeconds(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages()) {
      answers.add(bring(message));
    }
    return answers;
  }

  private Answer bring(Message message) {
    Answer answer = function.invoke(event(message));
    if (!answer.failed() && failures(answer).isEmpty()) {
      sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
    }
    return answer;
  }

  private static String event(Message message) {
    ObjectNode event = Json.mapper().createObjectNode();
    ObjectNode entry =
        event
            .putArray("Records")
            .addObject()
            .put("messageId", message.messageId())
            .put("receiptHandle", message.receiptHandle())
            .put("body", message.body())
            .put("eventSource", "aws:sqs");
    ObjectNode attributes = entry.putObject("attributes");
    message.attributes().forEach((name, value) -> attributes.put(name.toString(), value));
    return event.toString();
  }

  /** The messages that are to come again. */
  static List<String> failures(Answer answer) {
    try {
      JsonNode failures = Json.mapper().readTree(answer.body()).path("batchItemFailures");
      return failures.findValuesAsText("itemIdentifier");
    } catch (IOException e) {
      throw new AssertionError("No answer of a batch: " + answer.body(), e);
    }
  }
}
