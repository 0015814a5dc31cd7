package io.snaprelay.restore;

import io.snaprelay.database.MasterSecrets;
import io.snaprelay.database.Servers;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.settings.SettingsGateway;

/** What the service speaks to. */
record Ports(
    RdsGateway rds,
    Servers servers,
    ProductionGateway production,
    SettingsGateway settings,
    SnapshotKeys keys,
    MasterSecrets secrets) {
  /** Where nothing is looked up that only a cutover needs. */
  Ports(RdsGateway rds, Servers servers, ProductionGateway production, SettingsGateway settings) {
    this(rds, servers, production, settings, null, null);
  }
}
