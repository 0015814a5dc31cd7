package io.snaprelay.settings;

import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RDS itself: sends each question to where databases of its kind are looked after. */
public final class SettingsByKind implements SettingsGateway {
  private final SettingsGateway instances;
  private final SettingsGateway clusters;

  /**
   * @param clients a client per region of our account
   */
  public SettingsByKind(RdsClients clients) {
    this.instances = new InstanceSettings(clients);
    this.clusters = new ClusterSettings(clients);
  }

  @Override
  public Optional<CapturedSettings> capture(DatabaseRef database, Instant at) {
    return of(database).capture(database, at);
  }

  @Override
  public void change(DatabaseRef database, Map<String, String> settings) {
    of(database).change(database, settings);
  }

  @Override
  public List<String> missing(DatabaseRef there, Map<String, String> settings) {
    return of(there).missing(there, settings);
  }

  @Override
  public Optional<String> vpc(DatabaseRef there, String subnetGroup) {
    return of(there).vpc(there, subnetGroup);
  }

  private SettingsGateway of(DatabaseRef database) {
    return database.kind() == DatabaseKind.CLUSTER ? clusters : instances;
  }
}
