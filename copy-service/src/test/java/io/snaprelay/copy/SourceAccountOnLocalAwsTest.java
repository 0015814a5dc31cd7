package io.snaprelay.copy;

import static io.snaprelay.copy.ThreeAccounts.HOME;
import static io.snaprelay.copy.ThreeAccounts.SOURCE;
import static io.snaprelay.copy.ThreeAccounts.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.StepFailed;
import io.snaprelay.ledger.Created;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.regions.Region;

/**
 * From the snapshot of a database that another account has to its copies, over AWS's wire protocol,
 * by the roles of that account and of the one that keeps copies. All RDS events are lost.
 */
class SourceAccountOnLocalAwsTest {
  private static final Optional<String> PROD = Optional.of("alias/prod");

  private final LoopBench loop = new LoopBench();
  private ThreeAccounts world;
  private FrozenPlan plan;
  private String source;

  @AfterEach
  void close() {
    world.close();
  }

  private void start(DatabaseKind kind, String trusted, Copy... copies) throws IOException {
    DatabaseRef at = kind == DatabaseKind.CLUSTER ? Runs.LEDGER : Runs.ORDERS;
    DatabaseRef database = new DatabaseRef(kind, SOURCE, at.region(), at.identifier());
    plan = Runs.nightly().copiedTo(copies).of(database).frozen();
    loop.begun(plan);
    world = new ThreeAccounts(getClass(), loop.clock.instant(), trusted);
    CopyParts.add(
        loop,
        world.rds,
        world.keys,
        new AwsOptionGroups(world.clients),
        new AwsCopiesInFlight(world.clients),
        CopyBench.PACE);
  }

  private static Copy into(String account, String region, String key) {
    return new Copy(region, Optional.of(key), Optional.of(account));
  }

  private static Copy home() {
    return into(HOME, "eu-central-1", "alias/dr");
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void aSnapshotComesHomeAndIsSharedForThatLongOnly(DatabaseKind kind) throws IOException {
    start(kind, HOME, home());
    world.key(SOURCE, Region.EU_WEST_1, "alias/prod");
    SnapshotCreated taken = taken(PROD);

    play(taken);

    assertEquals(List.of(), failures());
    SnapshotState copy = world.snapshots(HOME).get(0);
    assertEquals("eu-central-1", copy.ref().region());
    assertTrue(copy.isAvailable());
    assertTrue(copy.kmsKeyArn().orElseThrow().contains(HOME), copy.toString());
    assertEquals(List.of(source), names(SOURCE));
    assertEquals(List.of(), world.rds.sharedWith(taken.snapshot()));
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void aSnapshotGoesStraightIntoAThirdAccountAndHomeToo(DatabaseKind kind) throws IOException {
    start(kind, HOME, home(), into(VAULT, "eu-west-1", "alias/vault"));
    world.key(SOURCE, Region.EU_WEST_1, "alias/prod");
    SnapshotCreated taken = taken(PROD);

    play(taken);

    assertEquals(List.of(), failures());
    assertEquals(1, world.snapshots(HOME).size());
    assertEquals(1, world.snapshots(VAULT).size());
    assertEquals(List.of(), world.rds.sharedWith(taken.snapshot()));
  }

  /** What AWS's own key encrypts cannot be shared: it is copied there under one that can. */
  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void whatIsUnderTheKeyOfAwsPassesThroughTransitInItsOwnAccount(DatabaseKind kind)
      throws IOException {
    start(kind, HOME, home());
    world.key(SOURCE, Region.EU_CENTRAL_1, CopyParts.TRANSIT_KEY);

    play(taken(Optional.empty()));

    assertEquals(List.of(), failures());
    assertEquals(1, world.snapshots(HOME).size());
    assertTrue(loop.ledger.created(plan.run(), StepName.COPY.transit()).isPresent());
    assertEquals(List.of(source), names(SOURCE));
  }

  /** RDS took it, so that nobody may share it; the event or the plan's source picked it. */
  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void whatTheRunHasOnlyPickedComesHomeThroughTransitAndStaysUnshared(DatabaseKind kind)
      throws IOException {
    start(kind, HOME, home());
    world.key(SOURCE, Region.EU_WEST_1, "alias/prod");
    world.key(SOURCE, Region.EU_CENTRAL_1, CopyParts.TRANSIT_KEY);
    SnapshotCreated picked = snapshot("monthly", PROD, Map.of());

    play(picked);

    assertEquals(List.of(), failures());
    assertEquals(1, world.snapshots(HOME).size());
    assertEquals(List.of("monthly"), names(SOURCE));
    assertEquals(List.of(), world.rds.sharedWith(picked.snapshot()));
  }

  @Test
  void withoutATransitKeyTheKeyOfAwsIsRefusedBeforeAnyCallAndTheAccountNamed() throws IOException {
    start(DatabaseKind.INSTANCE, HOME, home());

    play(taken(Optional.empty()));

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, failures().get(0).code());
    String detail = failures().get(0).detail();
    assertTrue(
        detail.contains("'alias/snaprelay-transit' in eu-central-1 of account " + SOURCE), detail);
    assertTrue(detail.contains("source-account.yaml"), detail);
    assertEquals(List.of(source), names(SOURCE));
    assertEquals(List.of(), world.snapshots(HOME));
  }

  @Test
  void aKeyThatShutsUsOutIsNamedWithTheStatementToAddBeforeAnybodyIsLetIn() throws IOException {
    start(DatabaseKind.INSTANCE, HOME, home());
    world.key(SOURCE, Region.EU_WEST_1, "alias/prod", new String[0]);
    SnapshotCreated taken = taken(PROD);

    play(taken);

    assertEquals(FailureCode.KMS_KEY_NOT_USABLE, failures().get(0).code());
    assertTrue(failures().get(0).detail().contains(HOME), failures().get(0).detail());
    assertEquals(List.of(), world.rds.sharedWith(taken.snapshot()));
    assertEquals(List.of(), world.snapshots(HOME));
  }

  @Test
  void anAccountThatDoesNotTrustUsFailsTheStepAndItsRoleIsNamed() throws IOException {
    start(DatabaseKind.INSTANCE, "555555555555", home());
    SnapshotCreated taken = taken(Optional.empty());
    loop.receivedTimes(11);

    play(taken);

    assertEquals(FailureCode.ACCESS_DENIED, failures().get(0).code());
    String detail = failures().get(0).detail();
    assertTrue(detail.contains("arn:aws:iam::333333333333:role/snaprelay-source"), detail);
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void aCopyThatStaysThereIsMadeByThatAccountUnderItsOwnKey(DatabaseKind kind) throws IOException {
    start(kind, HOME, new Copy("eu-central-1", Optional.of("alias/dr"), Optional.empty()));
    world.key(SOURCE, Region.EU_WEST_1, "alias/prod");
    world.key(SOURCE, Region.EU_CENTRAL_1, "alias/dr");

    play(taken(PROD));

    assertEquals(List.of(), failures());
    assertEquals(2, world.snapshots(SOURCE).size());
    assertEquals(List.of(), world.snapshots(HOME));
  }

  private void play(SnapshotCreated snapshot) {
    new CopyPlay(world::advance, loop).toTheEnd(snapshot);
    world.advance(Duration.ofHours(1));
  }

  /** As the snapshot-service leaves it. */
  private SnapshotCreated taken(Optional<String> key) {
    source = new ResourceName(plan.run(), StepName.SNAPSHOT).value();
    SnapshotCreated taken =
        snapshot(
            source, key, new Ownership(plan.run(), StepName.SNAPSHOT, ResourceRole.SOURCE).tags());
    String arn = taken.snapshot().arn();
    loop.ledger.created(plan.run(), StepName.SNAPSHOT, new Created(arn, arn, loop.clock.instant()));
    return taken;
  }

  private SnapshotCreated snapshot(String name, Optional<String> key, Map<String, String> tags) {
    world.createDatabase(plan.database(), key);
    RdsGateway theirs =
        new RdsByKind(new RdsClients(Account.of(SOURCE), region -> world.in(SOURCE)));
    SnapshotRef ref = theirs.createSnapshot(plan.database(), name, tags).ref();
    world.advance(Duration.ofHours(1));
    Run run = new Run(plan, loop.ledger, "cause", loop.clock.instant());
    SnapshotCreated created =
        new SnapshotCreated(
            run.header(SnapshotCreated.class, ref.arn()),
            ref,
            Origin.SOURCE,
            plan.database(),
            theirs.snapshot(ref).orElseThrow().facts().orElseThrow());
    record(created);
    return created;
  }

  private void record(SnapshotCreated created) {
    loop.ledger.record(
        RunRecords.done(plan.run(), StepName.SNAPSHOT, loop.clock.instant(), created));
  }

  private List<String> names(String account) {
    return world.snapshots(account).stream().map(it -> it.ref().identifier()).toList();
  }

  private List<StepFailed> failures() {
    return loop.bus.published(StepFailed.class);
  }
}
