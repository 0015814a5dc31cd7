package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.restore.proof.Baseline;
import io.snaprelay.restore.proof.Earlier;
import io.snaprelay.restore.proof.Inventory;
import io.snaprelay.restore.proof.KeyBuckets;
import io.snaprelay.restore.proof.Phase;
import io.snaprelay.restore.proof.Sums;
import io.snaprelay.restore.proof.TableFigures;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which earlier proof a new one is held against. */
class ProofsTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T02:00:00.123Z");
  private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
  private static final RunId FIRST = new RunId("raaaaaaaaaaaaaaa");
  private static final RunId SECOND = new RunId("rbbbbbbbbbbbbbbb");
  private static final RunId NOW = new RunId("rccccccccccccccc");

  private final Proofs proofs = new Proofs(new MemoryLedger());

  @Test
  void withoutAPastThereIsNothingToCompareWith() {
    assertEquals(Earlier.NONE, earlier(MONDAY));
  }

  @Test
  void aManifestIsReadAsItWasWritten() {
    Manifest manifest = manifest(FIRST, MONDAY, Verdict.PASSED, Mode.STANDARD);

    proofs.keep(manifest);

    assertEquals(Optional.of(manifest), proofs.of(FIRST));
  }

  @Test
  void theLastOneThatPassedIsTheOneBefore() {
    prove(FIRST, MONDAY, Verdict.PASSED, Mode.STANDARD);
    prove(SECOND, TUESDAY, Verdict.FAILED, Mode.STANDARD);

    Earlier earlier = earlier(TUESDAY);

    assertEquals(Optional.of(FIRST.value()), earlier.lastPassed().map(Baseline::run));
  }

  @Test
  void anOldSnapshotIsNotHeldAgainstWhatCameAfterIt() {
    prove(FIRST, TUESDAY, Verdict.PASSED, Mode.STANDARD);

    assertEquals(Optional.empty(), earlier(MONDAY).lastPassed());
  }

  @Test
  void ofOneSnapshotTheFirstProofCounts() {
    prove(FIRST, MONDAY, Verdict.PASSED, Mode.STANDARD);
    prove(SECOND, MONDAY, Verdict.PASSED, Mode.STANDARD);

    Earlier earlier = earlier(MONDAY);

    assertEquals(Optional.of(FIRST.value()), earlier.sameSnapshot().map(Baseline::run));
    assertEquals(Optional.empty(), earlier(TUESDAY).sameSnapshot());
  }

  @Test
  void aProofThatFailedOrOnlyCountedIsNoReference() {
    prove(FIRST, MONDAY, Verdict.FAILED, Mode.STANDARD);
    prove(SECOND, MONDAY, Verdict.PASSED, Mode.QUICK);

    assertEquals(Optional.empty(), earlier(MONDAY).sameSnapshot());
  }

  @Test
  void aRunIsNotHeldAgainstItself() {
    prove(NOW, MONDAY, Verdict.PASSED, Mode.STANDARD);

    assertEquals(Earlier.NONE, earlier(MONDAY));
  }

  @Test
  void aPointInTimeIsNotHeldAgainstASnapshotThatBearsTheSameTime() {
    prove(FIRST, MONDAY, Verdict.PASSED, Mode.STANDARD);
    PointInTimeRef moment = PointInTimeRef.of(Runs.ORDERS, MONDAY);

    Earlier earlier = proofs.earlier(Runs.ORDERS, new ProvedSnapshot(moment, facts(MONDAY)), NOW);

    assertEquals(Optional.empty(), earlier.sameSnapshot());
    assertEquals(Optional.of(FIRST.value()), earlier.lastPassed().map(Baseline::run));
  }

  @Test
  void noSnapshotIsHeldAgainstAPointInTimeThatBearsTheSameTime() {
    Manifest of = manifest(FIRST, MONDAY, Verdict.PASSED, Mode.STANDARD);
    PointInTimeRef moment = PointInTimeRef.of(Runs.ORDERS, MONDAY);
    proofs.enter(
        Runs.ORDERS,
        new Manifest(
            of.run(),
            moment,
            of.temporary(),
            of.resourceId(),
            of.engineVersion(),
            of.dataAsOf(),
            of.completedAt(),
            of.verdict(),
            of.checks(),
            of.tables(),
            Optional.of(moment),
            of.mode(),
            of.inventory(),
            of.phases()));

    assertEquals(Optional.empty(), earlier(MONDAY).sameSnapshot());
  }

  private Earlier earlier(Instant dataAsOf) {
    return proofs.earlier(Runs.ORDERS, new ProvedSnapshot(RestoreBench.COPY, facts(dataAsOf)), NOW);
  }

  private static SnapshotFacts facts(Instant dataAsOf) {
    return new SnapshotFacts("postgres", "17.11", dataAsOf, 20, Optional.empty());
  }

  private void prove(RunId run, Instant dataAsOf, Verdict verdict, Mode mode) {
    Manifest manifest = manifest(run, dataAsOf, verdict, mode);
    proofs.keep(manifest);
    proofs.enter(Runs.ORDERS, manifest);
  }

  private static Manifest manifest(RunId run, Instant dataAsOf, Verdict verdict, Mode mode) {
    return new Manifest(
        run,
        RestoreBench.COPY,
        RestoreBench.TEMPORARY,
        RestoreBench.RESOURCE_ID,
        "17.11",
        dataAsOf,
        dataAsOf.plusSeconds(run.equals(FIRST) ? 100 : 200),
        verdict,
        List.of(Results.of(verdict)),
        List.of(orders(mode != Mode.QUICK)),
        Optional.of(RestoreBench.SOURCE),
        Optional.of(mode),
        Optional.of(
            new Inventory(Map.of(), Map.of("shop", Map.of("schemas", Map.of("public", "1"))))),
        List.of(new Phase("restore", dataAsOf, Duration.ofMinutes(9))));
  }

  private static TableFigures orders(boolean hashed) {
    BigDecimal sum = new BigDecimal("-123456789012345678901");
    TreeMap<Long, Sums> buckets = new TreeMap<>(Map.of(-1L, new Sums(3, sum, sum)));
    return new TableFigures(
        "shop",
        "public.orders",
        3,
        8192,
        hashed ? Optional.of(sum) : Optional.empty(),
        hashed ? "hash" : "count",
        hashed ? Optional.of(sum) : Optional.empty(),
        hashed ? Optional.of(new KeyBuckets("id", 100_000, buckets)) : Optional.empty());
  }
}
