package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.chain.EvidenceChain;
import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.evidence.ChainSection;
import io.snaprelay.evidence.Dossier;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceFiles;
import io.snaprelay.evidence.EvidenceJson;
import io.snaprelay.evidence.RunFigures;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.evidence.SampleRun;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.seal.Sha256;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One database, run after run. */
class ChainedEvidenceTest {
  private final NotifierBench bench = new NotifierBench().start();

  @Test
  void eachEvidenceNamesTheHashOfTheOneBefore() {
    deliver(1);
    deliver(2);
    deliver(3);

    assertEquals(new ChainSection(1, Optional.empty()), chain(1));
    assertEquals(after(1, 1), chain(2));
    assertEquals(after(2, 2), chain(3));
  }

  @Test
  void aRedeliveryAfterLaterRunsChangesNothing() {
    RunCompleted first = deliver(1);
    byte[] written = stored(1);
    deliver(2);

    bench.loop.deliver(first);
    deliver(3);

    assertArrayEquals(written, stored(1));
    assertEquals(3, chain(3).number());
  }

  /** Four writes: where the run asked, its link, the document, what became of the signature. */
  @Test
  void aServiceThatIsKilledAfterAnyWriteMakesTheSameChain() {
    for (int number = 1; number <= 3; number++) {
      Dossier dossier = dossier(number);
      for (int writes = 0; writes < 4; writes++) {
        bench.loop.faults.failAfter("ledger.create", failure());
        assertThrows(AwsFailure.class, () -> bench.archive.file(dossier), "write " + writes);
      }
      assertEquals(number, bench.archive.file(dossier).evidence().chain().orElseThrow().number());
    }
    assertEquals(after(2, 2), chain(3));
  }

  /** The notifier of the first run died between link and document, and its message is late. */
  @Test
  void theNextRunWritesWhatWasLinkedButNotWritten() {
    RunCompleted late = completed(1);
    link(1, dossier(1));

    deliver(2);

    assertEquals(after(1, 1), chain(2));
    byte[] helped = stored(1);
    bench.loop.deliver(late);
    assertArrayEquals(helped, stored(1), "everybody writes the same bytes");
  }

  @Test
  void evidenceThatIsLostIsNamedAsLostForEver() {
    link(1, dossier(7));

    deliver(2);

    assertEquals(
        new ChainSection(2, Optional.of(new EvidenceLink.Previous(1, run(1), Optional.empty()))),
        chain(2));
    assertTrue(page(2).contains("the chain has a hole"));
  }

  @Test
  void evidenceOfAnEarlierVersionGetsNoLinkAfterwards() {
    RunCompleted completed = completed(1);
    byte[] old =
        new String(EvidenceJson.write(SampleRun.begun(bench.loop.store, plan(1)).evidence()))
            .replaceAll("(?s) {2}\"chain\" : \\{.*?\\},\n", "")
            .getBytes(StandardCharsets.UTF_8);
    bench.loop.store.create(key(1), old);

    bench.loop.deliver(completed);
    deliver(2);

    assertArrayEquals(old, stored(1));
    assertEquals(new ChainSection(1, Optional.empty()), chain(2));
  }

  @Test
  void failedRunsAreLinksToo() {
    bench.loop.deliver(bench.run(plan(1)).failedBeforeSnapshot().completed());
    deliver(2);

    assertEquals(after(1, 1), chain(2));
  }

  /** A link that nobody has gone on from. */
  private void link(int number, Dossier figures) {
    new EvidenceChain(bench.loop.store)
        .join(
            run(number),
            Runs.ORDERS,
            (place, previous) ->
                new EvidenceLink(
                    place,
                    run(number),
                    Runs.ORDERS,
                    "SnapRelay 0.1.0",
                    Optional.empty(),
                    RunFigures.history(Optional.empty(), figures)));
  }

  private Dossier dossier(int number) {
    return bench.run(plan(number)).succeeded().dossier();
  }

  private RunCompleted deliver(int number) {
    RunCompleted completed = completed(number);
    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(completed));
    return completed;
  }

  private RunCompleted completed(int number) {
    return bench.run(plan(number)).succeeded().completed();
  }

  private ChainSection after(long number, int run) {
    return new ChainSection(
        number + 1,
        Optional.of(
            new EvidenceLink.Previous(number, run(run), Optional.of(Sha256.hex(stored(run))))));
  }

  private ChainSection chain(int number) {
    Evidence evidence = EvidenceJson.read(stored(number));
    return evidence.chain().orElseThrow();
  }

  private byte[] stored(int number) {
    return bench.loop.store.read(key(number)).orElseThrow();
  }

  private String page(int number) {
    String key = EvidenceFiles.key(run(number), EvidenceFiles.html(run(number)));
    return new String(bench.loop.store.read(key).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static String key(int number) {
    return EvidenceFiles.key(run(number), EvidenceFiles.json(run(number)));
  }

  private static FrozenPlan plan(int number) {
    return SamplePlan.asRun(run(number));
  }

  private static RunId run(int number) {
    return RunId.of("trigger-" + number, "nightly", "orders");
  }

  private static AwsFailure failure() {
    return FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "SlowDown", "S3");
  }
}
