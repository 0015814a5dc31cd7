package io.snaprelay.copy;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.ClientSettings;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.aws.SnapshotRoles;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Production in one account, the service in a second one, and a third one that keeps copies. */
final class ThreeAccounts implements AutoCloseable {
  static final String HOME = Runs.ACCOUNT;
  static final String SOURCE = "333333333333";
  static final String VAULT = "222222222222";
  static final List<Region> REGIONS = List.of(Region.EU_WEST_1, Region.EU_CENTRAL_1);
  private static final SnapshotRoles ROLES =
      new SnapshotRoles(
          "arn:aws:iam::%s:role/snaprelay-copy",
          "arn:aws:iam::%s:role/snaprelay-source", new SourceAccounts(List.of(SOURCE)));

  final LocalAws aws;
  final RdsClients clients;
  final RdsGateway rds;
  final AwsKmsKeys keys;
  private final AssumedRoles roles;
  private final ActingService service;

  /**
   * @param test keeps what the service has to be allowed under its name
   * @param trusted the account that the one with production lets assume its role
   */
  ThreeAccounts(Class<?> test, Instant now, String trusted) throws IOException {
    aws =
        LocalAws.builder()
            .manualClock(now)
            .trust(ROLES.in(SOURCE), trusted)
            .trust(ROLES.in(VAULT), HOME)
            .start();
    service = new ActingService(Service.COPY, aws, test);
    roles =
        new AssumedRoles(
            ROLES::in, "test", () -> service.client(StsClient.builder(), Region.EU_WEST_1));
    RdsClient rdsAtHome = service.client(RdsClient.builder(), Region.EU_WEST_1);
    clients =
        new RdsClients(
            Account.of(HOME),
            region -> service.client(RdsClient.builder(), region),
            (account, region) ->
                ClientSettings.as(roles.in(account), rdsAtHome, region, RdsClient.builder()),
            ROLES.accounts());
    rds = new RdsByKind(clients);
    keys =
        new AwsKmsKeys(
            Account.of(HOME), service.client(KmsClient.builder(), Region.EU_WEST_1), roles);
    for (Region region : REGIONS) {
      key(HOME, region, "alias/dr");
      key(VAULT, region, "alias/vault");
    }
  }

  /** A key of an account, which the others may use. */
  void key(String account, Region region, String alias) {
    key(account, region, alias, HOME, VAULT);
  }

  /** A key of an account that these others may use, and nobody else. */
  void key(String account, Region region, String alias, String... others) {
    try (KmsClient kms = aws.client(KmsClient.builder(), account, region)) {
      String arn =
          kms.createKey(it -> it.policy(KeyPolicy.of(account, others))).keyMetadata().arn();
      kms.createAlias(it -> it.aliasName(alias).targetKeyId(arn));
    }
  }

  /** RDS as an account uses it itself. */
  RdsClient in(String account) {
    return aws.client(RdsClient.builder(), account, Region.EU_WEST_1);
  }

  /** An encrypted database; without a key, under that of AWS. */
  void createDatabase(DatabaseRef database, Optional<String> key) {
    EncryptedDatabase.create(in(database.account()), database, key);
    advance(Duration.ofHours(1));
  }

  /** The snapshots of an account, as it sees them itself. */
  List<SnapshotState> snapshots(String account) {
    return REGIONS.stream()
        .flatMap(region -> rds.manualSnapshots(account, region.id()).stream())
        .toList();
  }

  void advance(Duration by) {
    try {
      aws.advance(by);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    keys.close();
    clients.close();
    roles.close();
    service.close();
    aws.close();
  }
}
