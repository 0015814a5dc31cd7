package io.snaprelay.cli;

import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Keys;
import io.snaprelay.cli.demo.Wiring;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.localaws.LocalAwsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The demo's wiring in local-aws, a production database, and a plan that everything is there for.
 */
final class HealthyEstate implements AutoCloseable {
  static final String ACCOUNT = AwsClients.ACCOUNT;
  static final String OTHER = "222222222222";
  static final String READER = "333333333333";
  static final String PULLING_ROLE = "arn:aws:iam::" + OTHER + ":role/snaprelay-copy";
  static final String PLAN =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
      plans:
        nightly:
          databases: [orders]
          copy:
            - { region: eu-central-1, kmsKey: alias/dr }
            - { name: vault, region: eu-central-1, kmsKey: alias/vault, account: "222222222222" }
          share: { accounts: ["333333333333"] }
          verify: { instanceClass: db.t4g.medium }
          sanitize: { rules: masking.yaml, kmsKey: alias/dev, share: ["333333333333"] }
      """;

  final AwsClients clients;
  final SecurityGroups network;

  /** Of temporary databases, and of the services' tasks. */
  final String databases;

  final String tasks;
  private final LocalAws aws;
  private final SdkEnvironment environment;
  private final Path folder;

  /**
   * @param settings of local-aws
   */
  HealthyEstate(Path folder, UnaryOperator<LocalAwsBuilder> settings) throws IOException {
    this(folder, settings, Wiring::lay);
  }

  /**
   * @param wiring which sites there are
   */
  HealthyEstate(Path folder, UnaryOperator<LocalAwsBuilder> settings, Consumer<Wiring> wiring)
      throws IOException {
    this.folder = folder;
    // Time stands still: RDS is still creating the database, and nobody waits for a server.
    aws = settings.apply(LocalAws.builder().manualClock(Instant.EPOCH)).start();
    environment = new SdkEnvironment(aws.endpoint().toString(), ACCOUNT);
    clients = new AwsClients(aws.endpoint(), ACCOUNT);
    network = new SecurityGroups(aws.endpoint(), ACCOUNT);
    databases = network.create(Region.EU_CENTRAL_1, "databases");
    tasks = network.create(Region.EU_CENTRAL_1, "tasks");
    network.admit(Region.EU_CENTRAL_1, databases, "Groups.1.GroupId=" + tasks);
    wiring.accept(new Wiring(clients, Path.of("../infra")));
    layKeys();
    rds(Region.EU_CENTRAL_1)
        .createDBSubnetGroup(
            it ->
                it.dbSubnetGroupName("snaprelay-restore")
                    .dbSubnetGroupDescription("temporary databases")
                    .subnetIds("subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"));
    s3().createBucket(it -> it.bucket("ledger-of-orders"));
    s3().putBucketVersioning(
            it -> it.bucket("ledger-of-orders").versioningConfiguration(v -> v.status("Enabled")));
  }

  private void layKeys() {
    Keys keys = Keys.create(clients);
    open(kms(Region.EU_WEST_1, ACCOUNT), keys.sourceArn(), OTHER);
    open(kms(Region.EU_CENTRAL_1, ACCOUNT), keys.copyArn(), READER);
    open(kms(Region.EU_CENTRAL_1, ACCOUNT), key(Region.EU_CENTRAL_1, ACCOUNT, "alias/dev"), READER);
    key(Region.EU_CENTRAL_1, OTHER, "alias/vault");
    KmsClient home = kms(Region.EU_WEST_1, ACCOUNT);
    String signing =
        home.createKey(it -> it.keySpec(KeySpec.ECC_NIST_P256).keyUsage(KeyUsageType.SIGN_VERIFY))
            .keyMetadata()
            .arn();
    home.createAlias(it -> it.aliasName("alias/snaprelay-evidence").targetKeyId(signing));
  }

  private String key(Region region, String account, String alias) {
    KmsClient kms = kms(region, account);
    String arn = kms.createKey().keyMetadata().arn();
    kms.createAlias(it -> it.aliasName(alias).targetKeyId(arn));
    return arn;
  }

  private static void open(KmsClient kms, String key, String account) {
    String policy =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":\
        ["arn:aws:iam::%s:root","arn:aws:iam::%s:root"]},"Action":"kms:*","Resource":"*"}]}"""
            .formatted(ACCOUNT, account);
    kms.putKeyPolicy(it -> it.keyId(key).policyName("default").policy(policy));
  }

  /** A production database; RDS lets nobody delete it. */
  void create(String engine, boolean isProtected) {
    rds(Region.EU_WEST_1)
        .createDBInstance(
            it ->
                it.dbInstanceIdentifier("orders-prod")
                    .engine(engine)
                    .dbInstanceClass("db.t4g.medium")
                    .allocatedStorage(20)
                    .masterUsername("dba")
                    .masterUserPassword("correct-horse")
                    .deletionProtection(isProtected)
                    .backupRetentionPeriod(isProtected ? 7 : 0)
                    .storageEncrypted(true)
                    .kmsKeyId("alias/production"));
  }

  RdsClient rds(Region region) {
    return clients.rds(region);
  }

  KmsClient kms(Region region, String account) {
    return aws.client(KmsClient.builder(), account, region);
  }

  S3Client s3() {
    return aws.client(S3Client.builder(), ACCOUNT, Region.EU_WEST_1);
  }

  LocalAws aws() {
    return aws;
  }

  /** Examines the estate for a plan file; what is given replaces what is right. */
  Cli doctor(String plan, String... given) throws IOException {
    List<String> line = new ArrayList<>(List.of("doctor"));
    line.add("--plans=" + Files.writeString(folder.resolve("plan.yaml"), plan));
    Stream.of(
            "--ledger=s3://ledger-of-orders/snaprelay",
            "--subnet-group=snaprelay-restore",
            "--security-group=" + databases,
            "--task-group=" + tasks,
            "--signing-key=alias/snaprelay-evidence")
        .filter(right -> Arrays.stream(given).noneMatch(each -> option(each).equals(option(right))))
        .forEach(line::add);
    line.addAll(List.of(given));
    return Cli.run(line.toArray(String[]::new));
  }

  private static String option(String argument) {
    return argument.replaceFirst("=.*", "");
  }

  @Override
  public void close() {
    environment.close();
    clients.close();
    aws.close();
  }
}
