package io.snaprelay.copy;

import static io.snaprelay.copy.TwoAccounts.OURS;
import static io.snaprelay.copy.TwoAccounts.THEIRS;
import static io.snaprelay.names.StepName.copyTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.Event;
import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Three regions and two accounts, with the real clients, real sessions of an assumed role, and KMS
 * as AWS has it. Every RDS event is lost: nothing delivers one.
 */
class TwoAccountsTest {
  private static final StepName NEAR = copyTo("eu-central-1");
  private static final StepName VAULT = copyTo("vault");
  private static final StepName FAR = copyTo("far");
  private static final FrozenPlan PLAN =
      Runs.nightly()
          .copiedTo(
              new Copy("eu-central-1", Optional.of("alias/dr"), Optional.empty()),
              target("vault", "us-east-1", Optional.of(THEIRS), Optional.empty()),
              target("far", "eu-central-1", Optional.empty(), Optional.of("vault")))
          .frozen();

  private final LoopBench loop = new LoopBench().begun(PLAN);
  private TwoAccounts world;
  private RdsGateway rds;
  private int seen;
  private int announced;

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

    playToTheEnd();

    assertEquals(List.of(), loop.bus.published(StepFailed.class));
    assertEquals(List.of("copy-eu-central-1 in eu-central-1", "snapshot in eu-west-1"), ours());
    assertEquals(List.of("copy-far in eu-central-1", "copy-vault in us-east-1"), theirs());
    assertEquals(List.of(), rds.sharedWith(source()));
  }

  @Test
  void whatIsUnderTheKeyOfAwsPassesThroughTransitAndLeavesNoneBehind() throws IOException {
    start(Optional.empty());

    playToTheEnd();

    assertEquals(List.of(), loop.bus.published(StepFailed.class));
    assertEquals(List.of("copy-eu-central-1 in eu-central-1", "snapshot in eu-west-1"), ours());
    assertEquals(List.of("copy-far in eu-central-1", "copy-vault in us-east-1"), theirs());
    assertTrue(loop.ledger.created(PLAN.run(), VAULT.transit()).isPresent());
    assertEquals(List.of(), rds.sharedWith(source()));
  }

  @Test
  void whatLiesInTheOtherAccountIsOursByTagsNameAndLedger() throws IOException {
    start(Optional.of("alias/prod"));

    playToTheEnd();

    DBSnapshot vault = find(THEIRS, VAULT);
    assertEquals(
        new Ownership(PLAN.run(), VAULT, ResourceRole.COPY).tags(),
        vault.tagList().stream().collect(Collectors.toMap(Tag::key, Tag::value)));
    assertEquals(vault.dbSnapshotArn(), loop.ledger.created(PLAN.run(), VAULT).orElseThrow().arn());
    assertTrue(vault.kmsKeyId().contains(THEIRS));
    SnapshotRef ref = SnapshotRef.ofArn(vault.dbSnapshotArn());
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
    world =
        new TwoAccounts(
            LocalAws.builder()
                .manualClock(loop.clock.instant())
                .trust(TwoAccounts.ROLE.formatted("333333333333"), "444444444444"));
    rds = new RdsByKind(world.clients);
    CopyParts.add(loop, rds, world.keys, new AwsCopiesInFlight(world.clients), CopyBench.PACE);
    world.createDatabase(key);
    rds.createSnapshot(
        Runs.ORDERS,
        source().identifier(),
        new Ownership(PLAN.run(), StepName.SNAPSHOT, ResourceRole.SOURCE).tags());
    world.advance(Duration.ofHours(1));
    recordSource();
  }

  private void recordSource() {
    String arn = source().arn();
    loop.ledger.created(PLAN.run(), StepName.SNAPSHOT, new Created(arn, arn, loop.clock.instant()));
    loop.ledger.record(
        new StepRecord(
            PLAN.run(),
            StepName.SNAPSHOT,
            StepState.DONE,
            loop.clock.instant(),
            "test",
            Optional.empty(),
            Optional.empty(),
            StepRecord.emitted(List.of(created()))));
  }

  private SnapshotCreated created() {
    SnapshotState state = rds.snapshot(source()).orElseThrow();
    return new SnapshotCreated(
        run().header(SnapshotCreated.class, source().arn()),
        source(),
        Origin.SOURCE,
        Runs.ORDERS,
        state.facts().orElseThrow());
  }

  /** Every event once more to ourselves, every re-check once a minute, until none is left. */
  private void playToTheEnd() {
    List<Event> told = new ArrayList<>(List.of(created()));
    List<String> waiting = new ArrayList<>();
    for (int minute = 0; minute < 120; minute++) {
      deliver(told, waiting);
      if (waiting.isEmpty() && minute > 0) {
        return;
      }
      world.advance(Duration.ofMinutes(1));
      loop.clock.advance(Duration.ofMinutes(1));
    }
    throw new AssertionError("still waiting after two hours: " + waiting);
  }

  private void deliver(List<Event> told, List<String> waiting) {
    List.copyOf(told).forEach(loop::deliver);
    told.clear();
    waiting.removeIf(body -> loop.deliver(body).equals(Disposition.ACKNOWLEDGE));
    List<String> sent = loop.mailbox.sent().stream().map(it -> it.body()).distinct().toList();
    sent.stream().skip(seen).forEach(waiting::add);
    seen = sent.size();
    List<CopyCompleted> completed = loop.bus.published(CopyCompleted.class);
    told.addAll(completed.subList(announced, completed.size()));
    announced = completed.size();
    if (!told.isEmpty()) {
      deliver(told, waiting);
    }
  }

  private Run run() {
    return new Run(PLAN, loop.ledger, "cause", loop.clock.instant());
  }

  private SnapshotRef source() {
    return new SnapshotRef(
        Runs.ORDERS.kind(), OURS, Runs.ORDERS.region(), run().resourceName(StepName.SNAPSHOT));
  }

  private DBSnapshot find(String account, StepName step) {
    String name = run().resourceName(step);
    return world.snapshots(account).stream()
        .filter(snapshot -> snapshot.dbSnapshotIdentifier().equals(name))
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
    String prefix = "snaprelay-" + PLAN.run() + "-";
    return world.snapshots(account).stream()
        .filter(snapshot -> !snapshot.status().equals("deleting"))
        .map(DBSnapshot::dbSnapshotArn)
        .map(SnapshotRef::ofArn)
        .sorted(Comparator.comparing(SnapshotRef::identifier))
        .map(ref -> ref.identifier().replace(prefix, "") + " in " + ref.region())
        .toList();
  }
}
