package io.snaprelay.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.Stock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is deleted that SnapRelay did not make: each single thing that does not agree forbids.
 */
class DeletionRightTest {
  private final MemoryLedger store = new MemoryLedger();
  private final FakeRds rds = new FakeRds();
  private final DeletionRight right = new DeletionRight(new RunLedger(store));
  private final FrozenPlan run =
      new Stock(rds, store).ran(Runs.copiedAndVerified(), "2026-11-21T02:00:00Z");
  private final SnapshotState ours = rds.snapshot(Stock.ref(run, StepName.COPY)).orElseThrow();

  @Test
  void whatARunHasMadeMayBeDeleted() {
    assertEquals(StepName.COPY, right.to(ours).orElseThrow().step());
    assertEquals(run, right.to(ours).orElseThrow().run());
  }

  @ParameterizedTest
  @ValueSource(strings = {"automated", "awsbackup", "shared", "public"})
  void whatIsNoManualSnapshotIsNotOurs(String type) {
    assertForbidden(Stock.changed(ours, "available", type, ours.tags()));
  }

  @ParameterizedTest
  @ValueSource(strings = {TagKeys.RUN, TagKeys.STEP, TagKeys.ROLE})
  void whatLacksOneOfOurTagsIsNotOurs(String key) {
    Map<String, String> tags = new HashMap<>(ours.tags());
    tags.remove(key);

    assertForbidden(tagged(tags));
  }

  @ParameterizedTest
  @CsvSource({
    "snaprelay:run, raaaaaaaaaaaaaaa",
    "snaprelay:step, snapshot",
    "snaprelay:role, source",
    "snaprelay:role, temporary",
    "snaprelay:role, retired"
  })
  void whatOurTagsContradictIsNotOurs(String key, String value) {
    Map<String, String> tags = new HashMap<>(ours.tags());
    tags.put(key, value);

    assertForbidden(tagged(tags));
  }

  @Test
  void aCopyOfOurSnapshotThatInheritedItsTagsIsNotOurs() {
    assertForbidden(named("before-upgrade", "eu-central-1"));
  }

  @Test
  void aSnapshotWithOurNameInAnotherRegionIsNotOurs() {
    assertForbidden(named(ours.ref().identifier(), "us-east-1"));
  }

  @Test
  void whatTheLedgerDidNotRecordAtItsCreationIsNotOurs() {
    assertTrue(new DeletionRight(new RunLedger(new MemoryLedger())).to(ours).isEmpty());
  }

  @Test
  void aStepThatMakesNoSnapshotGivesNoRight() {
    SnapshotState other =
        named(new ResourceName(run.run(), StepName.RESTORE).value(), "eu-central-1");
    Map<String, String> tags = new HashMap<>(ours.tags());
    tags.put(TagKeys.STEP, StepName.RESTORE.value());

    assertForbidden(Stock.changed(other, "available", "manual", tags));
  }

  @Test
  void aDerivedNameOfARunThatNobodyKnowsGivesNoRight() {
    RunId stranger = RunId.of("another", "nightly", "orders");
    SnapshotState other = named(new ResourceName(stranger, StepName.COPY).value(), "eu-central-1");
    Map<String, String> tags = new HashMap<>(ours.tags());
    tags.put(TagKeys.RUN, stranger.value());

    assertForbidden(Stock.changed(other, "available", "manual", tags));
  }

  private void assertForbidden(SnapshotState snapshot) {
    assertTrue(right.to(snapshot).isEmpty(), snapshot.toString());
  }

  private SnapshotState tagged(Map<String, String> tags) {
    return Stock.changed(ours, "available", "manual", tags);
  }

  private SnapshotState named(String identifier, String region) {
    SnapshotRef ref = new SnapshotRef(ours.ref().kind(), ours.ref().account(), region, identifier);
    return FakeRds.snapshot(ref, ours.databaseIdentifier(), "available", ours.tags());
  }
}
