package io.snaprelay.runtime;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.S3Ledger;
import io.snaprelay.settings.SettingsRecords;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The ledger that the configuration names. */
class LedgerWiring {
  @Produces
  @Singleton
  Ledger ledger(RuntimeConfig config) {
    return LedgerLocation.open(config.ledger());
  }

  void close(@Disposes Ledger ledger) {
    if (ledger instanceof S3Ledger s3) {
      s3.close();
    }
  }

  @Produces
  @Singleton
  RunLedger runLedger(Ledger ledger) {
    return new RunLedger(ledger);
  }

  @Produces
  @Singleton
  SettingsRecords settingsRecords(Ledger ledger) {
    return new SettingsRecords(ledger);
  }
}
