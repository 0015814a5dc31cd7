package io.snaprelay.benchmarks;

import java.time.Duration;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.waiters.RdsWaiter;

/** The SDK's own waiting for RDS, with looks so close that what is waited for decides the time. */
final class Waiting {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int LOOKS = 30_000;

  private Waiting() {}

  static RdsWaiter on(RdsClient rds) {
    WaiterOverrideConfiguration often =
        WaiterOverrideConfiguration.builder()
            .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(PAUSE))
            .maxAttempts(LOOKS)
            .build();
    return RdsWaiter.builder().client(rds).overrideConfiguration(often).build();
  }
}
