package io.snaprelay.copy;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.ClientSettings;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.localaws.LocalAwsBuilder;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Two accounts and three regions of a local AWS; the second account trusts the first by a role. */
final class TwoAccounts implements AutoCloseable {
  static final String OURS = Runs.ACCOUNT;
  static final String THEIRS = "222222222222";
  static final String ROLE = "arn:aws:iam::%s:role/snaprelay-copy";
  static final List<Region> REGIONS =
      List.of(Region.EU_WEST_1, Region.EU_CENTRAL_1, Region.US_EAST_1);

  /** Whom the second account may give its copies. */
  static final String THIRD = "333333333333";

  final LocalAws aws;
  final RdsClients clients;
  final RdsGateway rds;
  final AwsKmsKeys keys;
  private final AssumedRoles roles;
  private final ActingService service;
  private final RdsClient production;

  TwoAccounts(LocalAwsBuilder builder) throws IOException {
    aws = builder.trust(ROLE.formatted(THEIRS), OURS).start();
    roles =
        new AssumedRoles(
            ROLE, "test", () -> aws.client(StsClient.builder(), OURS, Region.EU_WEST_1));
    service = new ActingService(Service.COPY, aws, TwoAccounts.class);
    production = aws.client(RdsClient.builder(), OURS, Region.EU_WEST_1);
    RdsClient rdsAtHome = service.client(RdsClient.builder(), Region.EU_WEST_1);
    KmsClient kmsAtHome = service.client(KmsClient.builder(), Region.EU_WEST_1);
    clients =
        new RdsClients(
            Account.of(OURS),
            region -> service.client(RdsClient.builder(), region),
            (account, region) ->
                ClientSettings.as(roles.in(account), rdsAtHome, region, RdsClient.builder()));
    rds = new RdsByKind(clients);
    keys = new AwsKmsKeys(Account.of(OURS), kmsAtHome, roles);
    for (Region region : REGIONS) {
      key(OURS, region, "alias/dr");
      key(OURS, region, CopyParts.TRANSIT_KEY);
      key(OURS, region, "alias/prod");
      key(THEIRS, region, "alias/vault");
    }
  }

  private void key(String account, Region region, String alias) {
    try (KmsClient kms = aws.client(KmsClient.builder(), account, region)) {
      String arn =
          kms.createKey(
                  it -> it.policy(KeyPolicy.of(account, account.equals(OURS) ? THEIRS : THIRD)))
              .keyMetadata()
              .arn();
      kms.createAlias(it -> it.aliasName(alias).targetKeyId(arn));
    }
  }

  /** An encrypted database at home; without a key, under that of AWS. */
  void createDatabase(DatabaseRef database, Optional<String> key) {
    EncryptedDatabase.create(production, database, key);
    advance(Duration.ofHours(1));
  }

  /** As another service does. */
  void createSnapshot(DatabaseRef database, String name, Map<String, String> tags) {
    new RdsByKind(new RdsClients(Account.of(OURS), region -> production))
        .createSnapshot(database, name, tags);
    advance(Duration.ofHours(1));
  }

  /** Where exports go. */
  void createBucket(String name, Region region) {
    try (S3Client s3 = aws.client(S3Client.builder(), OURS, region)) {
      s3.createBucket(
          it -> it.bucket(name).createBucketConfiguration(c -> c.locationConstraint(region.id())));
    }
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
    production.close();
    service.close();
    aws.close();
  }
}
