package io.snaprelay.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.copy.KmsKeys.KmsKey;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.refs.DatabaseKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What only a real client shows: codes on the wire, regions, and which fields a copy has. */
class CopyOnAwsTest {
  private static final Region HERE = Region.EU_WEST_1;
  private static final Region THERE = Region.EU_CENTRAL_1;

  private LocalAws aws;
  private KmsClient kmsHere;
  private KmsClient kmsThere;
  private AssumedRoles roles;
  private AwsKmsKeys keys;

  @BeforeEach
  void start() throws IOException {
    aws = LocalAws.builder().manualClock(Instant.parse("2026-11-21T02:00:00Z")).start();
    kmsHere = aws.client(KmsClient.builder(), aws.defaultAccount(), HERE);
    kmsThere = aws.client(KmsClient.builder(), aws.defaultAccount(), THERE);
    roles =
        new AssumedRoles(
            "arn:aws:iam::%s:role/snaprelay-copy",
            "test", () -> aws.client(StsClient.builder(), aws.defaultAccount(), HERE));
    keys = new AwsKmsKeys(Account.of(aws.defaultAccount()), kmsHere, roles);
  }

  @AfterEach
  void close() {
    keys.close();
    roles.close();
    kmsHere.close();
    kmsThere.close();
    aws.close();
  }

  @Test
  void aKeyIsFoundByEachOfItsNamesInItsOwnRegion() {
    String arn = key(kmsThere);

    KmsKey expected = new KmsKey(arn, "Enabled");
    String id = arn.substring(arn.lastIndexOf('/') + 1);
    assertEquals(Optional.of(expected), keys.find(aws.defaultAccount(), THERE.id(), "alias/dr"));
    assertEquals(Optional.of(expected), keys.find(aws.defaultAccount(), THERE.id(), id));
    assertEquals(Optional.of(expected), keys.find(aws.defaultAccount(), THERE.id(), arn));
  }

  @Test
  void aKeyOfAnotherRegionIsNoKeyOfThisOne() {
    key(kmsThere);

    assertEquals(Optional.empty(), keys.find(aws.defaultAccount(), HERE.id(), "alias/dr"));
  }

  @Test
  void aKeyThatAwsManagesIsToldFromOneOfOurs() {
    key(kmsHere);

    assertTrue(
        keys.find(aws.defaultAccount(), HERE.id(), "alias/aws/rds").orElseThrow().managedByAws());
    assertFalse(
        keys.find(aws.defaultAccount(), HERE.id(), "alias/dr").orElseThrow().managedByAws());
  }

  @Test
  void aDisabledKeyShowsItsState() {
    String arn = key(kmsHere);
    kmsHere.disableKey(it -> it.keyId(arn));

    assertEquals(
        "Disabled", keys.find(aws.defaultAccount(), HERE.id(), "alias/dr").orElseThrow().state());
  }

  @Test
  void onlyCopiesFromElsewhereThatAreNotCompleteAreInFlight() throws InterruptedException {
    RdsClient here = aws.client(RdsClient.builder(), aws.defaultAccount(), HERE);
    RdsClient there = aws.client(RdsClient.builder(), aws.defaultAccount(), THERE);
    String snapshot = snapshot(here);
    CopiesInFlight copies =
        new AwsCopiesInFlight(
            new RdsClients(
                Account.of(aws.defaultAccount()), region -> region.equals(HERE) ? here : there));
    assertEquals(0, copies.count(DatabaseKind.INSTANCE, aws.defaultAccount(), THERE.id()));

    there.copyDBSnapshot(
        it ->
            it.sourceDBSnapshotIdentifier(snapshot)
                .targetDBSnapshotIdentifier("from-elsewhere")
                .sourceRegion(HERE.id()));
    here.copyDBSnapshot(
        it -> it.sourceDBSnapshotIdentifier(snapshot).targetDBSnapshotIdentifier("within"));

    assertEquals(1, copies.count(DatabaseKind.INSTANCE, aws.defaultAccount(), THERE.id()));
    assertEquals(0, copies.count(DatabaseKind.INSTANCE, aws.defaultAccount(), HERE.id()));
    aws.advance(Duration.ofHours(1));
    assertEquals(0, copies.count(DatabaseKind.INSTANCE, aws.defaultAccount(), THERE.id()));
  }

  private static String key(KmsClient kms) {
    String arn = kms.createKey(it -> it.description("dr")).keyMetadata().arn();
    kms.createAlias(it -> it.aliasName("alias/dr").targetKeyId(arn));
    return arn;
  }

  /** A complete snapshot of an instance without a server. */
  private String snapshot(RdsClient rds) throws InterruptedException {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier("orders-prod")
                .engine("none")
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .masterUsername("postgres")
                .masterUserPassword("not-secret-at-all"));
    aws.advance(Duration.ofHours(1));
    String arn =
        rds.createDBSnapshot(
                it -> it.dbInstanceIdentifier("orders-prod").dbSnapshotIdentifier("source"))
            .dbSnapshot()
            .dbSnapshotArn();
    aws.advance(Duration.ofHours(1));
    return arn;
  }
}
