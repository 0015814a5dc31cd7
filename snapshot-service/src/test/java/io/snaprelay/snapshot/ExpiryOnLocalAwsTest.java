package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.localaws.control.EventFaults;
import io.snaprelay.localaws.control.Faults;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.retention.Retention;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.RunsOnAws;
import io.snaprelay.step.testing.Stock;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Two plans of one database with copies in two other regions, snapshots of people beside ours, and
 * RDS events as good and as bad as they come.
 */
class ExpiryOnLocalAwsTest {
  private static final List<Region> REGIONS =
      List.of(Region.EU_WEST_1, Region.EU_CENTRAL_1, Region.US_EAST_1);

  private final LoopBench loop = new LoopBench();
  private LocalAws aws;
  private ActingService service;
  private RdsClients clients;
  private RdsClients own;
  private RdsGateway rds;
  private DatabaseRef database;
  private RdsEventsOfRegions events;

  static Stream<Arguments> eventsOfRds() {
    EventFaults lost = new EventFaults(1.0, null, null);
    EventFaults doubledAndLate = new EventFaults(null, 1.0, 90_000L);
    return Stream.of(
        Arguments.of("delivered", EventFaults.NONE, DatabaseKind.INSTANCE),
        Arguments.of("lost", lost, DatabaseKind.INSTANCE),
        Arguments.of("doubled and late", doubledAndLate, DatabaseKind.INSTANCE),
        Arguments.of("doubled and late", doubledAndLate, DatabaseKind.CLUSTER));
  }

  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource("eventsOfRds")
  void onlyWhatIsOursAndOldGoes(String how, EventFaults faults, DatabaseKind kind)
      throws IOException {
    database = kind == DatabaseKind.CLUSTER ? Runs.LEDGER : Runs.ORDERS;
    start(faults);
    rds.createSnapshot(database, "before-upgrade", Map.of());
    advance(Duration.ofHours(1));
    RunsOnAws nights = new RunsOnAws(rds, loop.store, () -> advance(Duration.ofHours(1)));
    FrozenPlan held = nights.ran(run("nightly", "n1", "eu-central-1"));
    keepACopyByHand(Stock.ref(held, StepName.SNAPSHOT));
    hold(Stock.ref(held, StepName.COPY));
    FrozenPlan second = nights.ran(run("nightly", "n2", "eu-central-1"));
    FrozenPlan firstWeek = nights.ran(run("weekly", "w1", "us-east-1"));
    advance(Duration.ofDays(1));
    FrozenPlan third = nights.ran(run("nightly", "n3", "eu-central-1"));
    FrozenPlan secondWeek = nights.ran(run("weekly", "w2", "us-east-1"));
    Set<String> before = everything();

    untilAcknowledged(third);
    untilAcknowledged(secondWeek);

    Set<String> gone = new HashSet<>(before);
    gone.removeAll(everything());
    assertEquals(
        Stream.of(
                Stock.ref(held, StepName.SNAPSHOT),
                Stock.ref(second, StepName.SNAPSHOT),
                Stock.ref(second, StepName.COPY),
                Stock.ref(firstWeek, StepName.SNAPSHOT),
                Stock.ref(firstWeek, StepName.COPY))
            .map(SnapshotRef::arn)
            .collect(Collectors.toSet()),
        gone);
    assertEquals(gone, told(), how);
  }

  @AfterEach
  void close() {
    events.close();
    own.close();
    clients.close();
    service.close();
    aws.close();
  }

  private void start(EventFaults faults) throws IOException {
    aws =
        LocalAws.builder()
            .manualClock(loop.clock.instant())
            .faults(Faults.ofEvents(faults))
            .start();
    events = new RdsEventsOfRegions(aws, Region.EU_WEST_1, REGIONS);
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT),
            region -> aws.client(RdsClient.builder(), Runs.ACCOUNT, region));
    rds = new RdsByKind(clients);
    service = new ActingService(Service.SNAPSHOT, aws, getClass());
    own =
        new RdsClients(
            Account.of(Runs.ACCOUNT), region -> service.client(RdsClient.builder(), region));
    wire(new RdsByKind(own));
    createDatabase();
  }

  /** By the role of the service; what others do is done by the account. */
  private void wire(RdsGateway rds) {
    Account account = Account.of(Runs.ACCOUNT);
    PlanText plans = this::plans;
    Selection selection = new Selection(rds, account, SourceAccounts.NONE);
    Expiries expiries = new Expiries(loop.store);
    EndExpiry end =
        new EndExpiry(rds, loop.ledger, expiries, loop.bus, SnapshotBench.PACE, loop.clock);
    Retention retention = new Retention(rds, loop.store);
    loop.with(
            new RequestRunOnRdsEvent(
                plans, rds, loop.ledger, account, SourceAccounts.NONE, selection))
        .with(
            new ExpireAfterRun(
                loop.ledger,
                new ExpireSnapshots(
                    plans, selection, account, retention, expiries, end, loop.clock)));
  }

  private String plans() {
    String ofInstance = SnapshotBench.file("/plans/retaining-in-two-regions.yaml");
    return database.kind() == DatabaseKind.CLUSTER
        ? ofInstance.replace("instance: orders-prod", "cluster: ledger-prod")
        : ofInstance;
  }

  private FrozenPlan run(String plan, String trigger, String region) {
    FrozenPlan run =
        Runs.nightly().of(database.kind()).copiedTo(region, null).verified().frozen(trigger);
    return new FrozenPlan(
        RunId.of(trigger, plan, run.databaseName()),
        trigger,
        plan,
        run.databaseName(),
        run.database(),
        run.snapshot(),
        run.plan(),
        run.requestedAt(),
        run.traceparent());
  }

  /** Somebody copies our snapshot, and our tags with it. */
  private void keepACopyByHand(SnapshotRef ours) {
    SnapshotRef theirs =
        new SnapshotRef(database.kind(), Runs.ACCOUNT, "us-east-1", "kept-by-the-dba");
    rds.copySnapshot(ours, theirs, Optional.empty(), rds.snapshot(ours).orElseThrow().tags());
    advance(Duration.ofHours(1));
  }

  private void hold(SnapshotRef snapshot) {
    Tag tag = Tag.builder().key(TagKeys.LEGAL_HOLD).value("case-4711").build();
    clients
        .in(snapshot.region())
        .addTagsToResource(it -> it.resourceName(snapshot.arn()).tags(List.of(tag)));
  }

  /** As SQS would: the message comes again, a minute later, and RDS events come in between. */
  private void untilAcknowledged(FrozenPlan run) {
    RunCompleted completed =
        RunCompleted.of(
            new Run(run, loop.ledger, "cause", loop.clock)
                .header(RunCompleted.class, run.run().value()),
            run.planName(),
            RunResult.SUCCEEDED,
            Map.of());
    for (int minute = 0; minute < 30; minute++) {
      if (loop.deliver(completed).equals(Disposition.ACKNOWLEDGE)) {
        return;
      }
      advance(Duration.ofMinutes(1));
      events.drain().forEach(loop::deliver);
    }
    throw new AssertionError("not acknowledged in half an hour");
  }

  private Set<String> told() {
    return loop.bus.published(SnapshotsExpired.class).stream()
        .flatMap(event -> event.expired().stream())
        .map(SnapshotRef::arn)
        .collect(Collectors.toSet());
  }

  /** Every snapshot of every type that is not being deleted. */
  private Set<String> everything() {
    return REGIONS.stream()
        .map(region -> clients.in(region.id()))
        .flatMap(
            in ->
                Stream.concat(
                    in.describeDBSnapshotsPaginator().dbSnapshots().stream()
                        .filter(it -> !it.status().equals("deleting"))
                        .map(DBSnapshot::dbSnapshotArn),
                    in.describeDBClusterSnapshotsPaginator().dbClusterSnapshots().stream()
                        .filter(it -> !it.status().equals("deleting"))
                        .map(DBClusterSnapshot::dbClusterSnapshotArn)))
        .collect(Collectors.toSet());
  }

  private void createDatabase() {
    RdsClient home = clients.in(database.region());
    if (database.kind() == DatabaseKind.CLUSTER) {
      home.createDBCluster(
          it ->
              it.dbClusterIdentifier(database.identifier())
                  .engine("none")
                  .backupRetentionPeriod(7)
                  .masterUsername("dba")
                  .masterUserPassword("correct-horse"));
    } else {
      home.createDBInstance(
          it ->
              it.dbInstanceIdentifier(database.identifier())
                  .engine("none")
                  .dbInstanceClass("db.t4g.medium")
                  .allocatedStorage(20)
                  .backupRetentionPeriod(7)
                  .masterUsername("dba")
                  .masterUserPassword("correct-horse"));
    }
    advance(Duration.ofHours(1));
  }

  private void advance(Duration by) {
    try {
      aws.advance(by);
      loop.clock.advance(by);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
