package io.snaprelay.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Brings each message of a batch to the loop, in order, and reports those that are not to be
 * deleted. The event source mapping must say {@code ReportBatchItemFailures}: without it Lambda
 * deletes them all (Lambda Developer Guide, "Handling errors for an SQS event source").
 */
public class SqsBatch implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final OneMessage one;

  @Inject
  SqsBatch(OneMessage one) {
    this.one = one;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    List<BatchItemFailure> failures =
        event.getRecords().stream()
            .filter(message -> !one.isSettled(message))
            .map(SQSMessage::getMessageId)
            .map(BatchItemFailure::new)
            .toList();
    return new SQSBatchResponse(failures);
  }
}
