package io.snaprelay.rds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.TagKeys;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** The life of a snapshot of either kind, with the real client. */
abstract class GatewayContract {
  private static final String ACCOUNT = "111111111111";
  private static LocalAws aws;

  private static final Map<String, String> TAGS = Map.of("snaprelay:role", "source");

  private final DatabaseKind kind;
  private final RdsGateway rds =
      new RdsByKind(new RdsClients(Account.of(ACCOUNT), GatewayContract::client));
  private final DatabaseRef orders;

  GatewayContract(DatabaseKind kind) {
    this.kind = kind;
    this.orders = new DatabaseRef(kind, ACCOUNT, "eu-west-1", "orders");
  }

  /** Fast, but not so fast that nothing is ever seen on its way. */
  @BeforeAll
  static void start() throws IOException {
    aws = LocalAws.builder().timeScale(1000).start();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void aDatabaseIsThere() {
    if (rds.database(orders).isEmpty()) {
      create();
    }
    await(this::isSettled);
  }

  private void create() {
    if (kind == DatabaseKind.CLUSTER) {
      client(Region.EU_WEST_1)
          .createDBCluster(
              it ->
                  it.dbClusterIdentifier("orders")
                      .engine("none")
                      .masterUsername("dba")
                      .masterUserPassword("correct-horse"));
    } else {
      client(Region.EU_WEST_1)
          .createDBInstance(
              it ->
                  it.dbInstanceIdentifier("orders")
                      .engine("none")
                      .dbInstanceClass("db.t4g.medium")
                      .allocatedStorage(20)
                      .masterUsername("dba")
                      .masterUserPassword("correct-horse"));
    }
  }

  @Test
  void aSnapshotIsTakenCopiedAndBothAreDeleted() {
    SnapshotRef source = rds.createSnapshot(orders, "source", TAGS).ref();
    await(() -> rds.snapshot(source).orElseThrow().isAvailable());
    SnapshotRef target = new SnapshotRef(kind, orders.account(), "eu-central-1", "copy");

    SnapshotState copy = rds.copySnapshot(source, target, Optional.empty(), TAGS);
    assertEquals(target, copy.ref());
    await(() -> rds.snapshot(target).orElseThrow().isAvailable());
    assertEquals(
        rds.snapshot(source).orElseThrow().facts().orElseThrow().dataAsOf(),
        rds.snapshot(target).orElseThrow().facts().orElseThrow().dataAsOf());
    Map<String, String> tags = new HashMap<>(rds.snapshot(target).orElseThrow().tags());
    tags.remove(TagKeys.DATA_AS_OF);
    assertEquals(TAGS, tags);
    assertTrue(rds.snapshotsOf(orders).stream().anyMatch(it -> it.ref().equals(source)));
    assertTrue(
        rds.manualSnapshots(ACCOUNT, "eu-central-1").stream()
            .anyMatch(it -> it.ref().equals(target)));

    rds.deleteSnapshot(source);
    rds.deleteSnapshot(target);
    await(() -> rds.snapshot(source).isEmpty() && rds.snapshot(target).isEmpty());
  }

  @Test
  void aSnapshotIsSharedWithAccountAfterAccount() {
    SnapshotRef snapshot = rds.createSnapshot(orders, "given-away", TAGS).ref();
    await(() -> rds.snapshot(snapshot).orElseThrow().isAvailable() && isSettled());
    assertEquals(List.of(), rds.sharedWith(snapshot));

    rds.share(snapshot, List.of("444444444444", "555555555555"), List.of());
    rds.share(snapshot, List.of("333333333333", "222222222222"), List.of("555555555555"));

    assertEquals(List.of("222222222222", "333333333333", "444444444444"), rds.sharedWith(snapshot));
  }

  @Test
  void aTakenNameIsToldByItsCode() {
    SnapshotRef taken = rds.createSnapshot(orders, "taken", TAGS).ref();
    await(() -> rds.snapshot(taken).orElseThrow().isAvailable() && isSettled());

    AwsFailure failure =
        assertThrows(AwsFailure.class, () -> rds.createSnapshot(orders, "taken", TAGS));

    assertEquals(AwsFailure.Kind.ALREADY_EXISTS, failure.kind());
    assertTrue(rds.snapshotsOf(orders).stream().anyMatch(it -> it.ref().equals(taken)));
  }

  @Test
  void whatDoesNotExistIsEmpty() {
    DatabaseRef none = new DatabaseRef(kind, orders.account(), "eu-west-1", "no");
    SnapshotRef nothing = new SnapshotRef(kind, orders.account(), "eu-west-1", "no");

    assertEquals(Optional.empty(), rds.database(none));
    assertEquals(Optional.empty(), rds.snapshot(nothing));
  }

  private static RdsClient client(Region region) {
    return aws.client(RdsClient.builder(), ACCOUNT, region);
  }

  private boolean isSettled() {
    return rds.database(orders).orElseThrow().settled();
  }

  private static void await(BooleanSupplier condition) {
    CompletableFuture<Void> becameTrue = new CompletableFuture<>();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    clock.scheduleWithFixedDelay(() -> look(condition, becameTrue), 0, 20, TimeUnit.MILLISECONDS);
    try {
      becameTrue.orTimeout(20, TimeUnit.SECONDS).join();
    } finally {
      clock.shutdownNow();
    }
  }

  private static void look(BooleanSupplier condition, CompletableFuture<Void> becameTrue) {
    try {
      if (condition.getAsBoolean()) {
        becameTrue.complete(null);
      }
    } catch (RuntimeException e) {
      becameTrue.completeExceptionally(e);
    }
  }
}
