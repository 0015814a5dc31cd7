package io.snaprelay.container;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.snaprelay.step.Disposition;
import java.util.function.Supplier;

/** What an operator watches: messages by outcome, time per reaction, messages in flight. */
final class LoopMetrics {
  private static final String MESSAGES = "snaprelay.messages";

  private final MeterRegistry registry;
  private final Timer reactions;

  LoopMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.reactions =
        Timer.builder("snaprelay.reaction")
            .description("Time from the receipt of a message to its outcome")
            .register(registry);
  }

  void watch(Settler settler) {
    registry.gauge("snaprelay.messages.in.flight", settler, Settler::inFlight);
  }

  Disposition time(Supplier<Disposition> reaction) {
    return reactions.record(reaction);
  }

  void count(Disposition disposition) {
    registry.counter(MESSAGES, "outcome", outcome(disposition)).increment();
  }

  private static String outcome(Disposition disposition) {
    if (disposition instanceof Disposition.Acknowledge) {
      return "acknowledged";
    }
    return disposition instanceof Disposition.Release ? "released" : "dead-lettered";
  }
}
