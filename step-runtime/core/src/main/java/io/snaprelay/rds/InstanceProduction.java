package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;

/** DB instances. A cluster is refused by name. */
public final class InstanceProduction implements ProductionGateway {
  private final RdsClients clients;

  /**
   * @param clients a client per region of our account
   */
  public InstanceProduction(RdsClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<Whereabouts> find(DatabaseRef at, String resourceId) {
    RdsClient rds = in(at);
    return call(
            "rds:DescribeDBInstances",
            () ->
                rds.describeDBInstances(
                        it -> it.filters(RdsFilters.of("dbi-resource-id", resourceId)))
                    .dbInstances())
        .stream()
        .findFirst()
        .map(InstanceProduction::whereabouts);
  }

  @Override
  public Surroundings surroundings(DatabaseRef database) {
    return new InstanceSurroundings(in(database)).of(database);
  }

  @Override
  public void rename(DatabaseRef database, String newIdentifier) {
    modify(database, it -> it.newDBInstanceIdentifier(newIdentifier));
  }

  @Override
  public void endSessions(DatabaseRef database) {
    in(database); // A cluster is refused; an instance has none left.
  }

  @Override
  public void protect(DatabaseRef database, boolean on) {
    modify(database, it -> it.deletionProtection(on));
  }

  @Override
  public void tag(DatabaseRef database, Map<String, String> tags) {
    Tagging.add(in(database), database, tags);
  }

  @Override
  public void untag(DatabaseRef database, Set<String> keys) {
    Tagging.remove(in(database), database, keys);
  }

  @Override
  public void deleteKeepingBackups(DatabaseRef database) {
    RdsClient rds = in(database);
    call(
        "rds:DeleteDBInstance",
        () ->
            rds.deleteDBInstance(
                it ->
                    it.dbInstanceIdentifier(database.identifier())
                        .skipFinalSnapshot(true)
                        .deleteAutomatedBackups(false)));
  }

  private void modify(DatabaseRef database, Consumer<ModifyDbInstanceRequest.Builder> change) {
    RdsClient rds = in(database);
    call(
        "rds:ModifyDBInstance",
        () ->
            rds.modifyDBInstance(
                it -> {
                  it.dbInstanceIdentifier(database.identifier()).applyImmediately(true);
                  change.accept(it);
                }));
  }

  private static Whereabouts whereabouts(DBInstance db) {
    return new Whereabouts(
        InstanceStates.of(db),
        Optional.ofNullable(db.pendingModifiedValues())
            .map(pending -> pending.dbInstanceIdentifier()),
        Boolean.TRUE.equals(db.deletionProtection()));
  }

  private RdsClient in(DatabaseRef ref) {
    if (ref.kind() != DatabaseKind.INSTANCE) {
      throw new AwsFailure(
          AwsFailure.Kind.REFUSED,
          "ClustersNotSupported",
          ref.arn() + " is a DB cluster; only DB instances change places",
          null);
    }
    return clients.in(ref.account(), ref.region());
  }
}
