package io.snaprelay.settings;

import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;

/** RDS itself: sends each question to where databases of its kind are looked after. */
public final class SettingsByKind implements SettingsGateway {
  private final RdsClients clients;
  private final KindSettings instances;
  private final KindSettings clusters;

  /**
   * @param clients a client per region of our account
   */
  public SettingsByKind(RdsClients clients) {
    this.clients = clients;
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
    return RdsGroups.subnetGroup(clients.in(there.account(), there.region()), subnetGroup)
        .map(DBSubnetGroup::vpcId);
  }

  private KindSettings of(DatabaseRef database) {
    return database.kind() == DatabaseKind.CLUSTER ? clusters : instances;
  }
}
