package io.snaprelay.copy;

import static io.snaprelay.copy.TwoAccounts.OURS;
import static io.snaprelay.copy.TwoAccounts.THEIRS;
import static io.snaprelay.names.StepName.copyTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.ExportCompleted;
import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotShared;
import io.snaprelay.events.StepFailed;
import io.snaprelay.ledger.Created;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.Export;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.regions.Region;

/**
 * Three regions and two accounts, with the real clients, real sessions of an assumed role, and KMS
 * as AWS has it. Every RDS event is lost: nothing delivers one.
 */
class TwoAccountsTest {
  private static final StepName NEAR = copyTo("eu-central-1");
  private static final StepName VAULT = copyTo("vault");
  private static final StepName FAR = copyTo("far");
  private static final Copy[] TARGETS = {
    new Copy("eu-central-1", Optional.of("alias/dr"), Optional.empty()),
    target("vault", "us-east-1", Optional.of(THEIRS), Optional.empty()),
    target("far", "eu-central-1", Optional.empty(), Optional.of("vault"))
  };
  private static final Export EXPORT =
      new Export(
          "exports",
          Optional.empty(),
          Optional.of("arn:aws:iam::111111111111:role/exports"),
          Optional.of("alias/dr"));

  private final LoopBench loop = new LoopBench();
  private FrozenPlan plan;
  private TwoAccounts world;
  private RdsGateway rds;

  private static Copy target(
      String name, String region, Optional<String> account, Optional<String> from) {
    return new Copy(
        Optional.of(name), region, account, Optional.of("alias/vault"), Optional.empty(), from);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatIsUnderAKeyOfOursGoesIntoTheOtherAccountAndRegionAtOnceAndOnFromThere()
      throws IOException {
    start(Optional.of("alias/prod"));

    new CopyPlay(world, loop).toTheEnd(created());

    assertEquals(List.of(), loop.bus.published(StepFailed.class));
    assertEquals(List.of("copy-eu-central-1 in eu-central-1", "snapshot in eu-west-1"), ours());
    assertEquals(List.of("copy-far in eu-central-1", "copy-vault in us-east-1"), theirs());
    assertEquals(List.of(), rds.sharedWith(source()));
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void whatIsUnderTheKeyOfAwsPassesThroughTransitAndLeavesNoneBehind(DatabaseKind kind)
      throws IOException {
    start(Runs.nightly().copiedTo(TARGETS).of(kind).frozen(), Optional.empty());

    new CopyPlay(world, loop).toTheEnd(created());

    assertEquals(List.of(), loop.bus.published(StepFailed.class));
    assertEquals(List.of("copy-eu-central-1 in eu-central-1", "snapshot in eu-west-1"), ours());
    assertEquals(List.of("copy-far in eu-central-1", "copy-vault in us-east-1"), theirs());
    assertTrue(loop.ledger.created(plan.run(), VAULT.transit()).isPresent());
    assertEquals(List.of(), rds.sharedWith(source()));
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void aCopyIsSharedAndExported(DatabaseKind kind) throws IOException {
    Runs exported = Runs.nightly().copiedTo(TARGETS[0]).sharedWith(THEIRS).exported(EXPORT);
    start(exported.of(kind).frozen(), Optional.of("alias/prod"));
    world.createBucket("exports", Region.EU_CENTRAL_1);

    new CopyPlay(world, loop).toTheEnd(created());

    assertEquals(List.of(), loop.bus.published(StepFailed.class));
    SnapshotRef copy = loop.bus.published(SnapshotShared.class).get(0).snapshot();
    assertEquals(List.of(THEIRS), rds.sharedWith(copy));
    assertEquals(copy, loop.bus.published(ExportCompleted.class).get(0).snapshot());
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void aCopyThatLiesInTheOtherAccountIsSharedByIt(DatabaseKind kind) throws IOException {
    Runs shared = Runs.nightly().copiedTo(TARGETS[1]).sharedWith(TwoAccounts.THIRD);
    start(shared.of(kind).frozen(), Optional.of("alias/prod"));

    new CopyPlay(world, loop).toTheEnd(created());

    assertEquals(List.of(), loop.bus.published(StepFailed.class));
    SnapshotRef copy = loop.bus.published(SnapshotShared.class).get(0).snapshot();
    assertEquals(THEIRS, copy.account());
    assertEquals(List.of(TwoAccounts.THIRD), rds.sharedWith(copy));
    assertEquals(List.of(), rds.sharedWith(source()));
  }

  @Test
  void anOptionGroupThatIsNotThereIsNamedWithTheAccountThatLacksIt() throws IOException {
    start(
        Runs.nightly()
            .copiedTo(withOptions(OURS, "alias/dr"), withOptions(THEIRS, "alias/vault"))
            .frozen(),
        Optional.of("alias/prod"));

    new CopyPlay(world, loop).toTheEnd(created());

    List<StepFailed> failed = loop.bus.published(StepFailed.class);
    for (String account : List.of(OURS, THEIRS)) {
      assertTrue(
          failed.stream()
              .anyMatch(
                  it ->
                      it.detail()
                          .contains("'no-such-options' in eu-central-1 of account " + account)),
          failed::toString);
    }
    assertEquals(List.of("snapshot in eu-west-1"), ours());
    assertEquals(List.of(), theirs());
  }

  private static Copy withOptions(String account, String key) {
    return new Copy(
        Optional.of("in-" + account),
        "eu-central-1",
        Optional.of(account).filter(THEIRS::equals),
        Optional.of(key),
        Optional.of("no-such-options"),
        Optional.empty());
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void whatLiesInTheOtherAccountIsOursByTagsNameAndLedger(DatabaseKind kind) throws IOException {
    start(Runs.nightly().copiedTo(TARGETS).of(kind).frozen(), Optional.of("alias/prod"));

    new CopyPlay(world, loop).toTheEnd(created());

    SnapshotState vault = find(THEIRS, VAULT);
    Map<String, String> tags = new HashMap<>(vault.tags());
    tags.remove(TagKeys.DATA_AS_OF);
    assertEquals(new Ownership(plan.run(), VAULT, ResourceRole.COPY).tags(), tags);
    assertEquals(vault.ref().arn(), loop.ledger.created(plan.run(), VAULT).orElseThrow().arn());
    assertTrue(vault.kmsKeyArn().orElseThrow().contains(THEIRS));
    SnapshotRef ref = vault.ref();
    assertEquals("copy", rds.snapshot(ref).orElseThrow().tags().get(TagKeys.ROLE));

    rds.deleteSnapshot(ref);
    world.advance(Duration.ofHours(1));

    assertEquals(Optional.empty(), rds.snapshot(ref));
  }

  @Test
  void anAccountThatDoesNotTrustUsIsNamedByStsItself() throws IOException {
    start(Optional.of("alias/prod"));

    AwsFailure refused =
        assertThrows(AwsFailure.class, () -> rds.manualSnapshots("333333333333", "eu-west-1"));

    assertEquals(AwsFailure.Kind.ACCESS_DENIED, refused.kind());
    assertTrue(refused.getMessage().contains("sts:AssumeRole"), refused.getMessage());
  }

  private void start(Optional<String> key) throws IOException {
    start(Runs.nightly().copiedTo(TARGETS).frozen(), key);
  }

  private void start(FrozenPlan frozen, Optional<String> key) throws IOException {
    plan = frozen;
    loop.begun(plan);
    world =
        new TwoAccounts(
            LocalAws.builder()
                .manualClock(loop.clock.instant())
                .trust(TwoAccounts.ROLE.formatted("333333333333"), "444444444444"));
    rds = world.rds;
    CopyParts.add(
        loop,
        rds,
        world.keys,
        new AwsOptionGroups(world.clients),
        new AwsCopiesInFlight(world.clients),
        CopyBench.PACE);
    world.createDatabase(plan.database(), key);
    world.createSnapshot(
        plan.database(),
        source().identifier(),
        new Ownership(plan.run(), StepName.SNAPSHOT, ResourceRole.SOURCE).tags());
    recordSource();
  }

  private void recordSource() {
    String arn = source().arn();
    loop.ledger.created(plan.run(), StepName.SNAPSHOT, new Created(arn, arn, loop.clock.instant()));
    loop.ledger.record(
        RunRecords.done(plan.run(), StepName.SNAPSHOT, loop.clock.instant(), created()));
  }

  private SnapshotCreated created() {
    SnapshotState state = rds.snapshot(source()).orElseThrow();
    return new SnapshotCreated(
        run().header(SnapshotCreated.class, source().arn()),
        source(),
        Origin.SOURCE,
        plan.database(),
        state.facts().orElseThrow());
  }

  private Run run() {
    return new Run(plan, loop.ledger, "cause", loop.clock.instant());
  }

  private SnapshotRef source() {
    return new SnapshotRef(
        plan.database().kind(),
        OURS,
        plan.database().region(),
        run().resourceName(StepName.SNAPSHOT));
  }

  private SnapshotState find(String account, StepName step) {
    String name = run().resourceName(step);
    return world.snapshots(account).stream()
        .filter(snapshot -> snapshot.ref().identifier().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> ours() {
    return places(OURS);
  }

  private List<String> theirs() {
    return places(THEIRS);
  }

  private List<String> places(String account) {
    String prefix = "snaprelay-" + plan.run() + "-";
    return world.snapshots(account).stream()
        .filter(snapshot -> !snapshot.status().equals("deleting"))
        .map(SnapshotState::ref)
        .sorted(Comparator.comparing(SnapshotRef::identifier))
        .map(ref -> ref.identifier().replace(prefix, "") + " in " + ref.region())
        .toList();
  }
}
