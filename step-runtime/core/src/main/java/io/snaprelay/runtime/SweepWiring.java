package io.snaprelay.runtime;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.step.EventBus;
import io.snaprelay.sweep.SnapshotLook;
import io.snaprelay.sweep.SweepRound;
import io.snaprelay.sweep.TemporaryLook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What services sweep with. */
class SweepWiring {
  @Produces
  @Singleton
  SweepRound round(Ledger ledger, EventBus bus, Clock clock, RuntimeConfig config, Pace pace) {
    return new SweepRound(
        ledger,
        bus,
        clock,
        new SweepRound.Settings(config.service(), config.sweep().grace(), pace.next()));
  }

  @Produces
  @Singleton
  TemporaryLook temporaryLook(RdsGateway rds, RunLedger ledger, Clock clock) {
    return new TemporaryLook(rds, ledger, clock);
  }

  @Produces
  @Singleton
  SnapshotLook snapshotLook(RdsGateway rds, RunLedger ledger) {
    return new SnapshotLook(rds, ledger);
  }
}
