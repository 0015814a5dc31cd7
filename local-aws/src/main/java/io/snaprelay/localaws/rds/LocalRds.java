package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.iam.Estate;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Dispatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** RDS of all accounts and regions. */
public final class LocalRds {

  /**
   * What RDS needs from its surroundings.
   *
   * @param mariadb empty where its binaries are not there
   */
  public record Setup(
      Timeline timeline,
      Servers postgres,
      Optional<Servers> mariadb,
      RdsEvents events,
      KmsKeys keys,
      MasterSecrets secrets,
      ExportBuckets buckets,
      Durations durations,
      Quotas quotas) {}

  private final RdsContext rds;
  private final ExportTasks exportTasks;
  private final Proxies proxies = new Proxies();

  public LocalRds(Setup setup) {
    Endpoints endpoints = new Endpoints();
    this.rds =
        new RdsContext(
            new World(),
            setup.timeline(),
            new Transitions(setup.timeline()),
            new EventLog(setup.timeline(), setup.events()),
            new Engines(servers(setup), endpoints),
            endpoints,
            setup.keys(),
            setup.secrets(),
            setup.durations(),
            setup.quotas());
    this.exportTasks = new ExportTasks(rds, setup.buckets());
  }

  private static Map<Engine, Servers> servers(Setup setup) {
    Map<Engine, Servers> servers = new EnumMap<>(Engine.class);
    servers.put(Engine.POSTGRES, setup.postgres());
    setup.mariadb().ifPresent(mariadb -> servers.put(Engine.MARIADB, mariadb));
    return servers;
  }

  /** Declares the service and all operations that there are. */
  public void register(Dispatcher dispatcher) {
    Handlers handlers =
        new Handlers(dispatcher.service("rds", null, RdsClient.class), rds.transitions());
    new CreateInstance(rds).register(handlers);
    new DescribeInstances(rds).register(handlers);
    new ModifyInstance(rds).register(handlers);
    new Reboot(rds).register(handlers);
    new RebootCluster(rds).register(handlers);
    new DeleteInstance(rds).register(handlers);
    new CreateSnapshot(rds).register(handlers);
    new DescribeSnapshots(rds).register(handlers);
    new CopySnapshot(rds).register(handlers);
    new SnapshotAttributes(rds).register(handlers);
    new DeleteSnapshot(rds).register(handlers);
    exportTasks.register(handlers);
    new RestoreInstance(rds).register(handlers);
    new RestoreInstanceToTime(rds).register(handlers);
    new DescribeBackups(rds).register(handlers);
    new CreateCluster(rds).register(handlers);
    new DescribeClusters(rds).register(handlers);
    new ModifyCluster(rds).register(handlers);
    new DeleteCluster(rds).register(handlers);
    new RestoreCluster(rds).register(handlers);
    new RestoreClusterToTime(rds).register(handlers);
    new ClusterParameterGroups(rds).register(handlers);
    new SubnetGroups(rds).register(handlers);
    new ParameterGroups(rds).register(handlers);
    new OptionGroups(rds).register(handlers);
    new Tagging(rds).register(handlers);
    new EventHistory(rds).register(handlers);
    new EngineVersions(rds).register(handlers);
    new AccountAttributes(rds).register(handlers);
    proxies.register(handlers);
    new NothingOfTheKind(rds).register(handlers);
  }

  /**
   * Takes the daily automated snapshot of an instance now.
   *
   * @return its identifier, {@code rds:<instance>-yyyy-MM-dd-HH-mm}
   */
  public String automatedSnapshot(String account, String region, String instance) {
    Place place = new Place(account, region);
    return rds.transitions()
        .alone(
            () ->
                new SnapshotTaking(rds).automated(rds.world().at(place).instances().get(instance)));
  }

  /**
   * Takes the daily automated snapshot of a cluster now.
   *
   * @return its identifier, {@code rds:<cluster>-yyyy-MM-dd-HH-mm}
   */
  public String automatedClusterSnapshot(String account, String region, String cluster) {
    Place place = new Place(account, region);
    return rds.transitions()
        .alone(
            () -> new SnapshotTaking(rds).automated(rds.world().at(place).clusters().get(cluster)));
  }

  /** Puts an RDS Proxy before an instance, which no call of local-aws creates. */
  public void proxy(String account, String region, String proxy, String instance) {
    proxies.put(new Place(account, region), proxy, instance);
  }

  /** Damages the files of an available snapshot; returns when that is done. */
  public void damage(String snapshotArn, Damage damage) throws IOException {
    Snapshot snapshot = availableSnapshot(snapshotArn, "damage the snapshot");
    SnapshotData whole = snapshot.data();
    snapshot.hold(whole.damaged(damage));
    whole.delete();
  }

  /** Writes a real copy of an available snapshot's files to a new folder. */
  public void export(String snapshotArn, Path to) throws IOException {
    availableSnapshot(snapshotArn, "export the snapshot").data().export(to);
  }

  /** What policies may ask of a thing, {@link Estate.Thing#NONE} if there is none. */
  public Estate.Thing thing(String arn) {
    return rds.transitions().alone(() -> new Things(rds.world()).of(arn));
  }

  /** The groups that a new database of an engine has unless others are named. */
  public Estate.Thing likeNew(String engine, String version) {
    return Things.withGroups(engine, rds.engines().resolve(Engine.named(engine), version));
  }

  private Snapshot availableSnapshot(String arn, String purpose) {
    return rds.transitions()
        .alone(
            () -> {
              Snapshot snapshot = rds.world().ownSnapshot(RdsArn.parse(arn).place(), arn);
              snapshot.mustBeAvailable(purpose);
              return snapshot;
            });
  }
}
