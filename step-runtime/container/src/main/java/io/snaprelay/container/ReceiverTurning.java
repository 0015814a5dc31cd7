package io.snaprelay.container;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live: the receiver goes round. A queue out of reach is no reason to be restarted. */
@Liveness
@Singleton
class ReceiverTurning implements HealthCheck {
  private final Poller poller;
  private final ContainerConfig config;

  ReceiverTurning(Poller poller, ContainerConfig config) {
    this.poller = poller;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    boolean live = !config.enabled() || poller.isLive();
    return HealthCheckResponse.named("receiver turning").status(live).build();
  }
}
