package io.snaprelay.lambda;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.DeadLetters;
import io.snaprelay.aws.Queue;
import io.snaprelay.step.StepLoop;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the handler works with. */
class LambdaWiring {
  /** Counted from the receipt, which was at most 15 minutes ago (SQS Developer Guide). */
  private static final Duration LONGEST_HIDDEN = Duration.ofHours(12).minusMinutes(16);

  @Produces
  @Singleton
  Visibility visibility(SqsClient sqs, Queue queue) {
    return (receiptHandle, time) ->
        AwsCalls.call(
            "sqs:ChangeMessageVisibility",
            () ->
                sqs.changeMessageVisibility(
                    request ->
                        request
                            .queueUrl(queue.url())
                            .receiptHandle(receiptHandle)
                            .visibilityTimeout(seconds(time))));
  }

  @Produces
  @Singleton
  OneMessage oneMessage(StepLoop loop, Visibility visibility, DeadLetters deadLetters) {
    return new OneMessage(loop::handle, visibility, deadLetters);
  }

  private static int seconds(Duration time) {
    return (int) Math.min(time.toSeconds(), LONGEST_HIDDEN.toSeconds());
  }
}
