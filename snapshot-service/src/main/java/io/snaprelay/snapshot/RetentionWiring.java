package io.snaprelay.snapshot;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.retention.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The runtime's retention, as a bean of this service. */
class RetentionWiring {
  @Produces
  @Singleton
  Retention retention(RdsGateway rds, Ledger ledger) {
    return new Retention(rds, ledger);
  }
}
