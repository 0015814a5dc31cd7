package io.snaprelay.lambda;

import java.time.Duration;

/** Decides when a message that is handed back comes again. */
interface Visibility {
  /**
   * Hides a message from now on.
   *
   * @throws io.snaprelay.aws.AwsFailure if SQS refuses; the message then comes when the queue's own
   *     visibility timeout is over
   */
  void hide(String receiptHandle, Duration time);
}
