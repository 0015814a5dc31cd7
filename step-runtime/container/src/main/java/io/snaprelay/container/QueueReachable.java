package io.snaprelay.container;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: SQS answered the last receive. */
@Readiness
@Singleton
class QueueReachable implements HealthCheck {
  private final Poller poller;
  private final ContainerConfig config;

  QueueReachable(Poller poller, ContainerConfig config) {
    this.poller = poller;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    boolean ready = !config.enabled() || poller.isReady();
    return HealthCheckResponse.named("queue reachable").status(ready).build();
  }
}
