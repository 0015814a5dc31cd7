package io.snaprelay.copy;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.ClientSettings;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.localaws.LocalAwsBuilder;
import io.snaprelay.step.testing.Runs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.sts.StsClient;

/** Two accounts and three regions of a local AWS; the second account trusts the first by a role. */
final class TwoAccounts implements AutoCloseable {
  static final String OURS = Runs.ACCOUNT;
  static final String THEIRS = "222222222222";
  static final String ROLE = "arn:aws:iam::%s:role/snaprelay-copy";
  static final List<Region> REGIONS =
      List.of(Region.EU_WEST_1, Region.EU_CENTRAL_1, Region.US_EAST_1);
  private static final String LETS_THEM =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111111111111:root"},
         "Action": "kms:*", "Resource": "*"},
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::222222222222:root"},
         "Action": ["kms:DescribeKey", "kms:Decrypt", "kms:CreateGrant"], "Resource": "*"}]}
      """;

  final LocalAws aws;
  final RdsClients clients;
  final AwsKmsKeys keys;
  private final AssumedRoles roles;

  TwoAccounts(LocalAwsBuilder builder) throws IOException {
    aws = builder.trust(ROLE.formatted(THEIRS), OURS).start();
    roles =
        new AssumedRoles(
            ROLE, "test", () -> aws.client(StsClient.builder(), OURS, Region.EU_WEST_1));
    RdsClient rdsAtHome = aws.client(RdsClient.builder(), OURS, Region.EU_WEST_1);
    KmsClient kmsAtHome = aws.client(KmsClient.builder(), OURS, Region.EU_WEST_1);
    clients =
        new RdsClients(
            Account.of(OURS),
            region -> ClientSettings.like(rdsAtHome, region, RdsClient.builder()),
            (account, region) ->
                ClientSettings.as(roles.in(account), rdsAtHome, region, RdsClient.builder()));
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
          kms.createKey(it -> it.policy(account.equals(OURS) ? LETS_THEM : null))
              .keyMetadata()
              .arn();
      kms.createAlias(it -> it.aliasName(alias).targetKeyId(arn));
    }
  }

  /** An encrypted database at home; without a key, under that of AWS. */
  void createDatabase(Optional<String> key) {
    clients
        .in(Runs.ORDERS.region())
        .createDBInstance(
            it ->
                it.dbInstanceIdentifier(Runs.ORDERS.identifier())
                    .engine("none")
                    .dbInstanceClass("db.t4g.medium")
                    .allocatedStorage(20)
                    .storageEncrypted(true)
                    .kmsKeyId(key.orElse(null))
                    .masterUsername("dba")
                    .masterUserPassword("correct-horse"));
    advance(Duration.ofHours(1));
  }

  /** The snapshots of an account, as it sees them itself. */
  List<DBSnapshot> snapshots(String account) {
    return REGIONS.stream()
        .flatMap(
            region ->
                clients
                    .in(account, region.id())
                    .describeDBSnapshotsPaginator(it -> it.snapshotType("manual"))
                    .dbSnapshots()
                    .stream())
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
    aws.close();
  }
}
