package io.snaprelay.runtime;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.step.BeginSteps;
import io.snaprelay.step.EndSteps;
import io.snaprelay.step.EventBus;
import io.snaprelay.step.Mailbox;
import io.snaprelay.step.Reaction;
import io.snaprelay.step.Reactions;
import io.snaprelay.step.SiteScope;
import io.snaprelay.step.StepLoop;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;

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
  SiteScope scope(RuntimeConfig config) {
    return new SiteScope(
        Set.copyOf(config.site().regions().orElse(List.of())),
        Set.copyOf(config.site().others().orElse(List.of())));
  }

  @Produces
  @Singleton
  Reactions reactions(
      Instance<Reaction<?>> reactions,
      Instance<BeginSteps<?>> starts,
      Instance<EndSteps> finishes,
      SiteScope scope) {
    return new Reactions(
        reactions.stream().toList(), starts.stream().toList(), finishes.stream().toList(), scope);
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
