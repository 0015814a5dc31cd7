package io.snaprelay.restore.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServer.Damage;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import io.snaprelay.localaws.server.SnapshotFiles;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.plan.Verify.Scope;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where a difference is in a table that has no key to name it by. */
class PageRangesTest {
  private static final int MAJOR = 17;
  private static final ProofSubject SUBJECT = Attempts.subject(MAJOR);

  private static SampleServers servers;

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @Test
  void aValueThatIsAnotherIsNarrowedToAFewPages() throws Exception {
    SampleServer shop = withLogs();
    String file = shop.file("logs");
    SnapshotFiles files = servers.snapshot(shop);
    Map<String, Damage> edits = new HashMap<>(SampleServer.withoutChecksums(MAJOR));
    edits.put(file, SampleServer.flip(20, 8_180));

    CheckResult failure = compared(files, edits);

    assertEquals("shop: public.logs", failure.subject());
    String rows = "10000 rows instead of 10000; page 20 to 21: ";
    assertEquals(rows, failure.seen().substring(0, rows.length()), failure.seen());
    assertEquals(1, failure.seen().split("page").length - 1, failure.seen());
  }

  @Test
  void aRowThatIsMissingIsNarrowedToo() throws Exception {
    SnapshotFiles files = servers.snapshot(withLogs());
    Earlier earlier = earlier(files);
    SampleServer restored = servers.restore(files, Map.of());
    restored.tell("DELETE FROM logs WHERE ctid = '(31,1)'");

    CheckResult failure = compared(restored, earlier);

    assertEquals("9999 rows instead of 10000; page 30 to 31: ", failure.seen().substring(0, 43));
  }

  @Test
  void rangesOfAnotherWidthAreNotCompared() throws Exception {
    SnapshotFiles files = servers.snapshot(withLogs());
    SampleServer first = servers.restore(files, Map.of());
    Proving.Proven wide =
        (Proving.Proven)
            Proof.attempt(
                first.asMaster(), new PostgresChecks(), SUBJECT, new Effort(2, 64), Attempts.CLOCK);
    SampleServer restored = servers.restore(files, Map.of());
    restored.tell("DELETE FROM logs WHERE ctid = '(31,1)'");

    CheckResult failure = compared(restored, earlier(wide));

    assertEquals(
        "9999 rows instead of 10000, with other sums; it has no integer key to say where",
        failure.seen());
  }

  private static SampleServer withLogs() throws IOException {
    SampleServer shop = servers.shop(MAJOR);
    shop.tell(
        "CREATE TABLE logs (line text)",
        "INSERT INTO logs SELECT repeat(md5(g::text), 3) FROM generate_series(1, 10000) g");
    return shop;
  }

  private static CheckResult compared(SnapshotFiles files, Map<String, Damage> edits)
      throws Exception {
    return compared(servers.restore(files, edits), earlier(files));
  }

  private static CheckResult compared(SampleServer restored, Earlier earlier) {
    Scope scope = new Scope(Mode.STANDARD, Optional.empty(), 50, List.of(), List.of(), List.of());
    Proving.Proven proven =
        Attempts.proven(restored.asMaster(), Attempts.with(scope, earlier, SUBJECT));
    return Attempts.failures(proven).stream()
        .filter(each -> each.name().equals(Comparison.CONTENT))
        .findFirst()
        .orElseThrow(() -> new AssertionError(Attempts.failures(proven)));
  }

  private static Earlier earlier(SnapshotFiles files) throws Exception {
    return earlier(Attempts.proven(servers.restore(files, Map.of()).asMaster(), SUBJECT));
  }

  private static Earlier earlier(Proving.Proven proven) {
    Optional<Baseline> baseline = Optional.of(Attempts.baseline(proven, MAJOR));
    return new Earlier(baseline, baseline);
  }
}
