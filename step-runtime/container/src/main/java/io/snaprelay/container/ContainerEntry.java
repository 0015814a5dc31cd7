package io.snaprelay.container;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.snaprelay.aws.DeadLetters;
import io.snaprelay.aws.Queue;
import io.snaprelay.step.StepLoop;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Starts polling when the service is up and drains before it goes down. */
class ContainerEntry {
  @Produces
  @Singleton
  Inbox inbox(SqsClient sqs, Queue queue, Clock clock) {
    return new Inbox(sqs, queue, clock);
  }

  @Produces
  @Singleton
  Settler settler(Inbox inbox, DeadLetters deadLetters, ContainerConfig config, Clock clock) {
    return new Settler(inbox, deadLetters, config.visibility(), clock);
  }

  @Produces
  @Singleton
  LoopMetrics metrics(MeterRegistry registry, Settler settler) {
    LoopMetrics metrics = new LoopMetrics(registry);
    metrics.watch(settler);
    return metrics;
  }

  @Produces
  @Singleton
  Poller poller(
      StepLoop loop, Inbox inbox, Settler settler, LoopMetrics metrics, ContainerConfig config) {
    return new Poller(loop::handle, inbox, settler, metrics, config);
  }

  void start(@Observes StartupEvent up, Poller poller, ContainerConfig config) {
    if (config.enabled()) {
      poller.start();
    }
  }

  void stop(@Observes ShutdownEvent down, Poller poller, ContainerConfig config) {
    if (config.enabled()) {
      poller.stop();
    }
  }
}
