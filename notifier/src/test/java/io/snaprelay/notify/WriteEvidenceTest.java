package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunStarted;
import io.snaprelay.evidence.EvidenceFiles;
import io.snaprelay.evidence.EvidenceJson;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteEvidenceTest {
  private static final FrozenPlan PLAN = SamplePlan.plan();
  private static final String JSON = EvidenceFiles.json(PLAN.run());
  private static final String HTML = EvidenceFiles.html(PLAN.run());

  private final NotifierBench bench = new NotifierBench();

  @Test
  void aRunThatIsOverHasBothFiles() {
    bench.start().loop.deliver(bench.run(PLAN).succeeded().completed());

    assertEquals(List.of(key(HTML), key(JSON)), evidence());
    assertEquals(PLAN.run(), EvidenceJson.read(stored(JSON)).run().id());
  }

  @Test
  void aRedeliveryAnHourLaterWritesNothingNew() {
    RunCompleted completed = bench.start().run(PLAN).succeeded().completed();
    bench.loop.deliver(completed);
    byte[] json = stored(JSON);
    byte[] html = stored(HTML);
    bench.loop.clock.advance(Duration.ofHours(1));

    bench.loop.deliver(completed);

    assertArrayEquals(json, stored(JSON));
    assertArrayEquals(html, stored(HTML));
  }

  @Test
  void thePageIsMadeFromTheFileThatCounts() {
    RunCompleted completed = bench.start().run(PLAN).succeeded().completed();
    byte[] older =
        new String(EvidenceJson.write(bench.run(PLAN).evidence()))
            .replace("SnapRelay 0.1.0", "SnapRelay 0.0.9")
            .getBytes();
    bench.loop.store.create(key(JSON), older);

    bench.loop.deliver(completed);

    assertArrayEquals(older, stored(JSON));
    assertTrue(new String(stored(HTML)).contains("SnapRelay 0.0.9"));
  }

  @Test
  void whatACrashLeftOutIsAddedByTheRedelivery() {
    RunCompleted completed = bench.start().run(PLAN).succeeded().completed();
    bench.loop.faults.failAfter(
        "ledger.create", FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "SlowDown", "S3"));

    assertInstanceOf(Disposition.Release.class, bench.loop.deliver(completed));
    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(completed));

    assertEquals(2, evidence().size());
  }

  @Test
  void evidenceNeedsNoCopiesOfEvents() {
    RunCompleted completed = bench.start().run(PLAN).succeeded().completed();

    bench.loop.deliver(completed);

    assertEquals(1, bench.keys(PLAN, "events").size(), "only run-completed has come so far");
    assertTrue(EvidenceJson.read(stored(JSON)).proof().isPresent());
  }

  @Test
  void anEndThatCameTooEarlyDoesNotTakeThePlaceOfTheTrueOne() {
    RunCompleted early = bench.start().run(PLAN).snapshotted().completed();
    bench.loop.deliver(early);
    assertEquals(List.of(), evidence());

    bench.loop.deliver(bench.run(PLAN).succeeded().completed());

    assertEquals(2, evidence().size());
  }

  @Test
  void aRunThatNobodyStartedHasNoEvidence() {
    RunCompleted foreign = new NotifierBench().start().run(PLAN).succeeded().completed();

    assertEquals(Disposition.ACKNOWLEDGE, bench.start().loop.deliver(foreign));

    assertEquals(List.of(), evidence());
  }

  @Test
  void theFolderGetsTheSameBytes(@TempDir Path folder) throws IOException {
    Path evidence = folder.resolve("new/evidence");
    bench.set("snaprelay.evidence.directory", evidence.toString()).start();

    RunCompleted completed = bench.run(PLAN).succeeded().completed();
    bench.loop.deliver(completed);
    bench.loop.deliver(completed);

    assertArrayEquals(stored(JSON), Files.readAllBytes(evidence.resolve(JSON)));
    assertArrayEquals(stored(HTML), Files.readAllBytes(evidence.resolve(HTML)));
    try (Stream<Path> files = Files.list(evidence)) {
      assertEquals(2, files.count(), "nothing unfinished is left");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenHoldsNothingUp(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    bench.set("snaprelay.evidence.directory", file.toString()).start();

    Disposition disposition = bench.loop.deliver(bench.run(PLAN).succeeded().completed());

    assertEquals(Disposition.ACKNOWLEDGE, disposition);
    assertEquals(2, evidence().size());
  }

  @Test
  void everyEventIsCopiedOnceWithItsType() {
    bench.start().run(PLAN);
    RunStarted started = NotifierBench.started(PLAN);

    bench.loop.deliver(started);
    bench.loop.deliver(started);

    assertEquals(1, bench.keys(PLAN, "events").size());
    assertTrue(bench.texts(PLAN, "events").startsWith("{\"type\":\"run-started\""));
  }

  @Test
  void aRequestBelongsToNoRun() {
    bench.start();

    Disposition disposition = bench.loop.deliver("{\"id\":\"t-1\",\"plan\":\"nightly\"}");

    assertEquals(Disposition.ACKNOWLEDGE, disposition);
    assertFalse(bench.loop.store.list("runs/").iterator().hasNext());
  }

  private List<String> evidence() {
    return bench.keys(PLAN, "evidence").stream().filter(key -> key.contains("/evidence-")).toList();
  }

  private byte[] stored(String file) {
    return bench.loop.store.read(key(file)).orElseThrow();
  }

  private static String key(String file) {
    return EvidenceFiles.key(PLAN.run(), file);
  }
}
