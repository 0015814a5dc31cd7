package io.snaprelay.localaws;

import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.waiters.RdsWaiter;

/** The SDK's waiters, which by themselves would look every 30 seconds. */
final class RdsWaiting {

  private RdsWaiting() {}

  static RdsWaiter impatient(RdsClient rds) {
    return RdsWaiter.builder()
        .client(rds)
        .overrideConfiguration(
            o ->
                o.maxAttempts(1000)
                    .backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofMillis(50))))
        .build();
  }
}
