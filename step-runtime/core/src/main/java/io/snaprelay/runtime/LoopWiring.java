package io.snaprelay.runtime;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.step.BeginSteps;
import io.snaprelay.step.EndSteps;
import io.snaprelay.step.EventBus;
import io.snaprelay.step.Mailbox;
import io.snaprelay.step.Reaction;
import io.snaprelay.step.Reactions;
import io.snaprelay.step.StepLoop;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The loop over whatever reactions the service has. */
class LoopWiring {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Pace pace(RuntimeConfig config) {
    return new Pace(config.recheck().first(), config.recheck().next());
  }

  @Produces
  @Singleton
  Reactions reactions(
      Instance<Reaction<?>> reactions,
      Instance<BeginSteps<?>> starts,
      Instance<EndSteps> finishes) {
    return new Reactions(
        reactions.stream().toList(), starts.stream().toList(), finishes.stream().toList());
  }

  @Produces
  @Singleton
  StepLoop loop(
      RuntimeConfig config,
      Reactions reactions,
      RunLedger ledger,
      EventBus bus,
      Mailbox mailbox,
      Clock clock) {
    return new StepLoop(config.service(), reactions, ledger, bus, mailbox, clock);
  }
}
