package io.snaprelay.rds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.Endpoint;

class DescribingTest extends GatewayBench {
  @Test
  void aDatabaseIsDescribedInItsRegion() {
    region("eu-west-1").instance = orders().build();

    DatabaseState state = rds.database(ORDERS).orElseThrow();

    assertEquals(ORDERS, state.ref());
    assertEquals("db-ORDERS", state.resourceId());
    assertEquals(new DatabaseState.Endpoint("orders.example", 5432), state.endpoint().get());
    assertEquals(Map.of("team", "shop", "empty", ""), state.tags());
    assertTrue(state.settled());
    assertFalse(state.masterPasswordManaged());
  }

  @Test
  void aMemberOfAClusterIsNoDatabaseOfItsOwn() {
    region("eu-west-1").instance = orders().dbClusterIdentifier("ledger").build();

    assertEquals(List.of(), rds.databases(OURS, "eu-west-1"));
  }

  @Test
  void aDatabaseBeingCreatedHasNoEndpointYet() {
    region("eu-west-1").instance =
        orders().endpoint((Endpoint) null).dbInstanceStatus("creating").build();

    DatabaseState state = rds.database(ORDERS).orElseThrow();

    assertEquals(Optional.empty(), state.endpoint());
    assertFalse(state.settled());
  }

  @Test
  void aSecretIsToldOnceItIsActive() {
    DBInstance.Builder db = orders();
    region("eu-west-1").instance =
        db.masterUserSecret(it -> it.secretArn("arn:secret").secretStatus("creating")).build();
    DatabaseState before = rds.database(ORDERS).orElseThrow();
    region("eu-west-1").instance =
        db.masterUserSecret(it -> it.secretArn("arn:secret").secretStatus("active")).build();
    DatabaseState after = rds.database(ORDERS).orElseThrow();

    assertTrue(before.masterPasswordManaged());
    assertEquals(Optional.empty(), before.masterSecretArn());
    assertEquals(Optional.of("arn:secret"), after.masterSecretArn());
  }

  @Test
  void aDatabaseThatRdsDoesNotKnowIsEmpty() {
    region("eu-west-1").fail("DBInstanceNotFound");

    assertEquals(Optional.empty(), rds.database(ORDERS));
  }

  @Test
  void anyOtherRefusalIsNoAnswer() {
    region("eu-west-1").fail("AccessDenied");

    AwsFailure failure = assertThrows(AwsFailure.class, () -> rds.database(ORDERS));

    assertEquals(AwsFailure.Kind.ACCESS_DENIED, failure.kind());
  }

  @Test
  void aDatabaseOfAnotherAccountIsRefusedByName() {
    DatabaseRef theirs = new DatabaseRef(DatabaseKind.INSTANCE, THEIRS, "eu-west-1", "orders");

    AwsFailure failure = assertThrows(AwsFailure.class, () -> rds.database(theirs));

    assertEquals("OtherAccount", failure.code());
    assertTrue(failure.getMessage().contains(THEIRS), failure.getMessage());
    assertTrue(regions.isEmpty(), "nobody was asked");
  }

  @Test
  void theDataOfACopyAreAsOldAsTheOriginal() {
    answer(
        snapshot("copy").originalSnapshotCreateTime(YESTERDAY).snapshotCreateTime(TODAY).build());

    SnapshotState state = rds.snapshot(SOURCE).orElseThrow();

    assertEquals(YESTERDAY, state.facts().orElseThrow().dataAsOf());
  }

  @Test
  void aSnapshotThatHasNoTimeYetHasNoFacts() {
    answer(snapshot("source").status("creating").percentProgress(null).build());

    SnapshotState state = rds.snapshot(SOURCE).orElseThrow();

    assertEquals(Optional.empty(), state.facts());
    assertEquals(0, state.percentProgress());
  }

  @Test
  void anAutomatedSnapshotIsAskedForTogetherWithItsType() {
    answer(snapshot("rds:orders-2026-11-21-02-00").snapshotType("automated").build());

    rds.snapshot(snapshotRef(OURS, "eu-west-1", "rds:orders-2026-11-21-02-00"));

    assertEquals("automated", asked().snapshotType());
  }

  @Test
  void aManualSnapshotIsAskedForByItsNameAlone() {
    answer(snapshot("source").build());

    rds.snapshot(SOURCE);

    assertEquals("source", asked().dbSnapshotIdentifier());
    assertNull(asked().snapshotType());
  }

  @Test
  void aSharedSnapshotIsAskedForByItsArn() {
    SnapshotRef shared = snapshotRef(THEIRS, "eu-west-1", "shared");
    answer(snapshot("shared").dbSnapshotArn(shared.arn()).build());

    assertEquals(shared, rds.snapshot(shared).orElseThrow().ref());

    assertEquals(shared.arn(), asked().dbSnapshotIdentifier());
    assertEquals("shared", asked().snapshotType());
  }

  @Test
  void aSnapshotThatRdsDoesNotKnowIsEmpty() {
    region("eu-west-1").fail("DBSnapshotNotFound");

    assertEquals(Optional.empty(), rds.snapshot(SOURCE));
  }

  @Test
  void manualSnapshotsOfARegionAreReadToTheLastPageAndNoOthersAreAskedFor() {
    region("eu-west-1").snapshots =
        request ->
            DescribeDbSnapshotsResponse.builder()
                .dbSnapshots(snapshot(request.marker() == null ? "first" : "last").build())
                .marker(request.marker() == null ? "more" : null)
                .build();

    List<String> found =
        rds.manualSnapshots(OURS, "eu-west-1").stream()
            .map(state -> state.ref().identifier())
            .toList();

    assertEquals(List.of("first", "last"), found);
    assertEquals(
        "manual", region("eu-west-1").last(DescribeDbSnapshotsRequest.class).snapshotType());
  }

  @Test
  void theSnapshotsOfADatabaseAreReadToTheLastPage() {
    region("eu-west-1").snapshots =
        request ->
            DescribeDbSnapshotsResponse.builder()
                .dbSnapshots(snapshot(request.marker() == null ? "first" : "last").build())
                .marker(request.marker() == null ? "more" : null)
                .build();

    List<String> names =
        rds.snapshotsOf(ORDERS).stream().map(state -> state.ref().identifier()).toList();

    assertEquals(List.of("first", "last"), names);
    assertEquals("orders", asked().dbInstanceIdentifier());
  }

  @Test
  void aRegionHasOneClient() {
    region("eu-west-1").instance = orders().build();

    rds.database(ORDERS);
    rds.database(ORDERS);

    assertEquals(2, region("eu-west-1").asked.size());
  }
}
