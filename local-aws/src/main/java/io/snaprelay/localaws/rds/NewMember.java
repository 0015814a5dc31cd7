package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Mode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** Adds an instance to a cluster: by CreateDBInstance, or by RDS in a Multi-AZ DB cluster. */
final class NewMember {

  private final RdsContext rds;
  private final NewInstance newInstance;

  NewMember(RdsContext rds) {
    this.rds = rds;
    this.newInstance = new NewInstance(rds);
  }

  /** Puts a member in state {@code creating} into the cluster and into the inventory. */
  Instance add(Cluster cluster, String id, Consumer<DBInstance.Builder> description) {
    Instance member =
        newInstance.add(
            cluster.place(),
            id,
            shown -> shown.applyMutation(now -> inherit(cluster, now)).applyMutation(description));
    member.joins(cluster);
    cluster.members().join(member);
    Mode mode = cluster.mode(rds.world().at(cluster.place()));
    rds.transitions()
        .start(
            member.work(),
            rds.durations().create(),
            () -> serve(member, cluster, mode),
            () -> created(member),
            () -> newInstance.failed(member));
    return member;
  }

  /** One of those that RDS makes itself: of the first name that no cluster has left behind. */
  void addOwn(Cluster cluster) {
    String id =
        IntStream.iterate(1, number -> number + 1)
            .mapToObj(number -> "%s-instance-%d".formatted(cluster.id(), number))
            .filter(rds.world().at(cluster.place()).instances()::isFree)
            .findFirst()
            .orElseThrow();
    String instanceClass = cluster.shown().dbClusterInstanceClass();
    add(cluster, id, shown -> shown.dbInstanceClass(instanceClass).promotionTier(1));
  }

  private static void serve(Instance member, Cluster cluster, Mode mode) throws IOException {
    if (member.engine() != Engine.NONE) {
      member.serveBy(new MemberServer(cluster, member));
      member.server().start(member.name(), mode);
    }
  }

  private void created(Instance member) {
    if (member.is(Instance.CREATING)) {
      newInstance.available(member);
      rds.events().emit(EventKind.INSTANCE_CREATED, member);
    }
  }

  /** What is the cluster's, not the member's (botocore, CreateDBInstance). */
  private void inherit(Cluster cluster, DBInstance.Builder member) {
    DBCluster shown = cluster.shown();
    member
        .dbClusterIdentifier(cluster.id())
        .engine(shown.engine())
        .engineVersion(shown.engineVersion())
        .licenseModel(cluster.engine().license())
        .masterUsername(shown.masterUsername())
        .dbName(shown.databaseName())
        .allocatedStorage(shown.allocatedStorage())
        .storageType(shown.storageType())
        .storageEncrypted(shown.storageEncrypted())
        .kmsKeyId(shown.kmsKeyId())
        .backupRetentionPeriod(shown.backupRetentionPeriod())
        .preferredBackupWindow(shown.preferredBackupWindow())
        .iamDatabaseAuthenticationEnabled(shown.iamDatabaseAuthenticationEnabled())
        .copyTagsToSnapshot(shown.copyTagsToSnapshot());
    Groups.attachAll(
        new Groups.Wanted(shown.dbSubnetGroup(), null, null, securityGroups(shown)),
        rds.world().at(cluster.place()),
        member);
  }

  private static List<String> securityGroups(DBCluster cluster) {
    return cluster.vpcSecurityGroups().stream()
        .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
        .toList();
  }
}
