package io.snaprelay.localaws;

import io.snaprelay.localaws.control.FaultPlan;
import io.snaprelay.localaws.sqs.SqsFaults;

/** What the fault plan does to queues. */
record QueueFaultsOf(FaultPlan plan) implements SqsFaults {

  @Override
  public boolean duplicates(String queueArn) {
    return plan.duplicatesMessage();
  }

  @Override
  public boolean overtakes(String queueArn) {
    return plan.messageOvertakes();
  }
}
