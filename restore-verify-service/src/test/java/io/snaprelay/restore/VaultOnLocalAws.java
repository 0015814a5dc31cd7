package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.database.ManagedServers;
import io.snaprelay.database.SecretTextsInAws;
import io.snaprelay.database.SecretsManagerSecrets;
import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.Event;
import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import io.snaprelay.rds.ProductionByKind;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.settings.SettingsByKind;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Production in one account, its copy in another that lets the service assume a role, and the plans
 * of {@code examples/other-account.yaml}. No RDS event is ever delivered.
 */
final class VaultOnLocalAws implements AutoCloseable {
  static final String VAULT = Site.OTHER_ACCOUNT;
  static final String ROLE = "arn:aws:iam::%s:role/snaprelay-restore";
  private static final Path EXAMPLE = Path.of("../examples/other-account.yaml");
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);
  private static final Region REGION = Region.EU_WEST_1;

  final LocalAws aws;
  private final ActingService service;
  private final AssumedRoles roles;
  private final RdsClients clients;
  private final SecretTextsInAws secrets;
  private FrozenPlan plan;
  private RestoreBench bench;

  /**
   * An account without production, whose copies nobody has pulled yet.
   *
   * @param test keeps what the service has to be allowed under its name
   * @param trusted the account that the vault lets assume its role
   */
  VaultOnLocalAws(Class<?> test, String trusted) throws Exception {
    aws =
        LocalAws.builder()
            .manualClock(Runs.REQUESTED_AT)
            .trust(ROLE.formatted(VAULT), trusted)
            .start();
    service = new ActingService(Service.RESTORE_VERIFY, aws, test);
    roles = new AssumedRoles(ROLE, "test", () -> service.client(StsClient.builder(), REGION));
    Account home = Account.of(Runs.ACCOUNT);
    clients =
        new RdsClients(
            home,
            region -> service.client(RdsClient.builder(), region),
            (account, region) -> elsewhere(account, region));
    secrets =
        new SecretTextsInAws(
            home,
            region -> service.client(SecretsManagerClient.builder(), region),
            (account, region) ->
                SecretsManagerClient.builder()
                    .region(region)
                    .endpointOverride(aws.account(account).endpoint())
                    .credentialsProvider(roles.in(account))
                    .build());
  }

  /** Production, with a thousand rows and settings of its own, and its groups in the vault. */
  void createProduction(DatabaseKind kind) throws Exception {
    if (kind == DatabaseKind.CLUSTER) {
      ProductionLedger.aurora(in(Runs.ACCOUNT), aws);
      ProductionLedger.groups(in(VAULT), "aurora-postgresql17");
    } else {
      ProductionOrders.create(in(Runs.ACCOUNT), aws);
      ProductionOrders.groups(in(VAULT));
    }
  }

  private RdsClient elsewhere(String account, Region region) {
    return RdsClient.builder()
        .region(region)
        .endpointOverride(aws.account(account).endpoint())
        .credentialsProvider(roles.in(account))
        .build();
  }

  RdsClient in(String account) {
    return aws.client(RdsClient.builder(), account, REGION);
  }

  /** A run of one of the example's plans, whose copy lies in the vault. */
  RestoreBench run(String planName, DatabaseKind kind) throws Exception {
    plan = plan(planName, kind);
    SettingsByKind settings = new SettingsByKind(clients);
    bench =
        new RestoreBench(
            plan,
            new Ports(
                new RdsByKind(clients),
                new ManagedServers(
                    new SecretsManagerSecrets(secrets),
                    (database, at, user) -> "",
                    new CertificatesOf(aws)),
                new ProductionByKind(clients),
                settings));
    settings
        .capture(plan.database(), bench.now())
        .ifPresent(it -> bench.records.keep(plan.run(), it));
    bench.done(StepName.SNAPSHOT, bench.sourceCreated());
    bench.done(StepName.COPY, copied());
    return bench;
  }

  private static FrozenPlan plan(String name, DatabaseKind kind) throws IOException {
    PlanFile file = ((PlanReading.Accepted) PlanReader.read(Files.readString(EXAMPLE))).file();
    return new FrozenPlan(
        Runs.RUN,
        "trigger-1",
        name,
        "orders",
        kind == DatabaseKind.CLUSTER
            ? Runs.LEDGER
            : file.databases().get("orders").in(Runs.ACCOUNT),
        file.plans().get(name).snapshot(),
        file.plans().get(name),
        Runs.REQUESTED_AT,
        Optional.empty());
  }

  CopyCompleted copied() {
    SnapshotRef copy =
        new SnapshotRef(
            plan.database().kind(), VAULT, REGION.id(), bench.run().resourceName(StepName.COPY));
    return new CopyCompleted(
        bench.run().header(CopyCompleted.class, copy.arn()),
        bench.sourceCreated().snapshot(),
        copy,
        Origin.COPY,
        facts());
  }

  private SnapshotFacts facts() {
    SnapshotFacts usual = FakeRds.FACTS;
    return plan.database().kind() == DatabaseKind.CLUSTER
        ? new SnapshotFacts(
            "aurora-postgresql",
            ProductionLedger.VERSION,
            usual.dataAsOf(),
            usual.allocatedGiB(),
            usual.kmsKeyArn())
        : usual;
  }

  /** As the copy-service leaves it. */
  void copy() throws InterruptedException {
    SnapshotRef copy = copied().copy();
    try (KmsClient kms = aws.client(KmsClient.builder(), VAULT, REGION)) {
      String key = kms.createKey().keyMetadata().arn();
      new PulledCopies(aws, in(Runs.ACCOUNT), in(VAULT))
          .pull(plan.database(), copy.identifier(), key);
    }
  }

  /** A database of the vault's own, beside the groups that a restore needs. */
  void createForeign(String name) throws InterruptedException {
    ProductionOrders.groups(in(VAULT));
    in(VAULT)
        .createDBInstance(
            it ->
                it.dbInstanceIdentifier(name)
                    .engine("none")
                    .dbInstanceClass("db.t4g.medium")
                    .allocatedStorage(20)
                    .masterUsername("dba")
                    .masterUserPassword("correct-horse"));
    aws.advance(LONG_ENOUGH);
  }

  /** A snapshot under the copy's name, of a database that the vault has. */
  void copyOf(String database) throws InterruptedException {
    in(VAULT)
        .createDBSnapshot(
            it ->
                it.dbInstanceIdentifier(database)
                    .dbSnapshotIdentifier(copied().copy().identifier()));
    aws.advance(LONG_ENOUGH);
  }

  void begin() {
    bench.loop.deliver(copied());
  }

  /** Looks after a step until it ends, and tells its event. */
  <E extends Event> E pass(StepName step, Class<E> ends) throws InterruptedException {
    for (int looks = 0; looks < 12 && bench.loop.bus.published(ends).isEmpty(); looks++) {
      aws.advance(LONG_ENOUGH);
      bench.recheck(step);
    }
    List<E> published = bench.loop.bus.published(ends);
    assertTrue(!published.isEmpty(), () -> "Not reached: " + bench.loop.bus.published());
    bench.loop.deliver(published.get(0));
    return published.get(0);
  }

  /** The names of an account's clusters. */
  List<String> clusters(String account) {
    return in(account).describeDBClusters().dbClusters().stream()
        .map(DBCluster::dbClusterIdentifier)
        .toList();
  }

  /** The names of an account's instances, members of clusters among them. */
  List<String> instances(String account) {
    return in(account).describeDBInstances().dbInstances().stream()
        .map(DBInstance::dbInstanceIdentifier)
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    clients.close();
    roles.close();
    service.close();
    aws.close();
  }
}
