package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.StepFailed;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.settings.SettingsByKind;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** Snapshots of both kinds, over AWS's wire protocol and by the service's role. */
class SnapshotsOnLocalAwsTest {
  private LocalAws aws;
  private ActingService service;
  private RdsClients clients;
  private RdsGateway rds;
  private SnapshotBench bench;
  private RdsClient production;

  @BeforeEach
  void start() throws IOException {
    aws = LocalAws.builder().manualClock(Runs.REQUESTED_AT).start();
    service = new ActingService(Service.SNAPSHOT, aws, getClass());
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT), region -> service.client(RdsClient.builder(), region));
    rds = new RdsByKind(clients);
    bench = new SnapshotBench(rds, new SettingsByKind(clients));
    production = aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_WEST_1);
  }

  @AfterEach
  void close() {
    production.close();
    clients.close();
    service.close();
    aws.close();
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void aFreshOneIsTakenAndTold(DatabaseKind kind) {
    create(kind);
    FrozenPlan run = Runs.nightly().of(kind).frozen();
    bench.loop.begun(run);

    bench.start(run);
    advance(Duration.ofHours(1));
    bench.recheck(run);

    assertEquals(List.of(), bench.loop.bus.published(StepFailed.class));
    SnapshotRef taken = bench.loop.bus.published(SnapshotCreated.class).get(0).snapshot();
    assertEquals(kind, taken.kind());
    assertEquals(bench.derived(run).identifier(), taken.identifier());
    assertTrue(rds.snapshot(taken).orElseThrow().isAvailable());
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void whereRdsHasNoBackupsNoPointInTimeIsChosen(DatabaseKind kind) {
    create(kind);
    FrozenPlan run =
        Runs.nightly().of(kind).of(SnapshotSource.latestPointInTime()).verified().frozen();
    bench.loop.begun(run);

    bench.start(run);

    assertEquals(
        FailureCode.POINT_IN_TIME_NOT_RESTORABLE,
        bench.loop.bus.published(StepFailed.class).get(0).code());
  }

  private void create(DatabaseKind kind) {
    if (kind == DatabaseKind.CLUSTER) {
      production.createDBCluster(
          it ->
              it.dbClusterIdentifier(Runs.LEDGER.identifier())
                  .engine("none")
                  .masterUsername("dba")
                  .masterUserPassword("correct-horse"));
    } else {
      production.createDBInstance(
          it ->
              it.dbInstanceIdentifier(Runs.ORDERS.identifier())
                  .engine("none")
                  .dbInstanceClass("db.t4g.medium")
                  .allocatedStorage(20)
                  .masterUsername("dba")
                  .masterUserPassword("correct-horse"));
    }
    advance(Duration.ofHours(1));
  }

  private void advance(Duration by) {
    try {
      aws.advance(by);
      bench.loop.clock.advance(by);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
