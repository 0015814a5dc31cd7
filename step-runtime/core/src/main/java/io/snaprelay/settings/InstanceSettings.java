package io.snaprelay.settings;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Settings of DB instances, members of clusters among them. */
final class InstanceSettings implements KindSettings {
  private final RdsClients clients;

  /**
   * @param clients a client per region of our account
   */
  InstanceSettings(RdsClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<CapturedSettings> capture(DatabaseRef database, Instant at) {
    RdsClient rds = in(database);
    return RdsGroups.unlessMissing(
            "rds:DescribeDBInstances",
            () ->
                rds.describeDBInstances(it -> it.dbInstanceIdentifier(database.identifier()))
                    .dbInstances())
        .map(found -> captured(database, found, at));
  }

  private static CapturedSettings captured(DatabaseRef database, DBInstance found, Instant at) {
    return CapturedSettings.of(
        database,
        found.dbiResourceId(),
        at,
        DescribedSetting.values(InstanceSetting.values(), found),
        Described.tags(found.tagList()));
  }

  @Override
  public void change(DatabaseRef database, Map<String, String> settings) {
    RdsClient rds = in(database);
    call(
        "rds:ModifyDBInstance",
        () ->
            rds.modifyDBInstance(
                it -> {
                  it.dbInstanceIdentifier(database.identifier()).applyImmediately(true);
                  InstanceChange.fill(it, settings);
                }));
  }

  @Override
  public List<String> missing(DatabaseRef there, Map<String, String> settings) {
    GivenSettings given = new GivenSettings(settings);
    return new RdsGroups(in(there))
        .subnets(given.text(InstanceSetting.SUBNET_GROUP))
        .parameters(given.text(InstanceSetting.PARAMETER_GROUP))
        .options(given.text(InstanceSetting.OPTION_GROUP))
        .missing();
  }

  private RdsClient in(DatabaseRef ref) {
    return clients.in(ref.account(), ref.region());
  }
}
