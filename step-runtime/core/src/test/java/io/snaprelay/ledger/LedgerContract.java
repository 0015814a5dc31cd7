package io.snaprelay.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.names.RunId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every ledger promises, whatever it is made of. */
@Timeout(120)
abstract class LedgerContract {
  private static final int RACERS = 12;
  private static final int KEYS = 30;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** A ledger over the same, at first empty, place each time. */
  abstract Ledger ledger();

  @AfterEach
  void stop() throws InterruptedException {
    threads.shutdownNow();
    assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));
  }

  @Test
  void anEntryReadsAsItWasWritten() {
    byte[] content = new byte[300_000];
    Arrays.fill(content, (byte) 7);

    assertTrue(ledger().create("runs/r1/plan", content));

    assertArrayEquals(content, ledger().read("runs/r1/plan").orElseThrow());
  }

  @Test
  void anEmptyEntryIsAnEntry() {
    ledger().create("open/r1", new byte[0]);

    assertEquals(0, ledger().read("open/r1").orElseThrow().length);
    assertFalse(ledger().create("open/r1", bytes("late")));
  }

  @Test
  void anEntryThatIsMissingIsEmpty() {
    ledger().create("runs/r1/steps/copy", bytes("x"));

    assertEquals(Optional.empty(), ledger().read("runs/r1/steps/cop"));
    assertEquals(Optional.empty(), ledger().read("runs/r2/plan"));
  }

  @Test
  void theFirstWriterWins() {
    assertTrue(ledger().create("runs/r1/plan", bytes("first")));
    assertFalse(ledger().create("runs/r1/plan", bytes("second")));

    assertEquals("first", text(ledger(), "runs/r1/plan"));
  }

  @Test
  void whatTheCallerDoesWithItsBytesLaterChangesNothing() {
    byte[] content = bytes("first");
    ledger().create("runs/r1/plan", content);

    content[0] = 'x';

    assertEquals("first", text(ledger(), "runs/r1/plan"));
  }

  @Test
  void aListingIsInAscendingOrderAndHoldsNothingElse() {
    for (String key : List.of("runs/r2/plan", "runs/r1/steps/b", "runs/r1/steps/a", "open/r1")) {
      ledger().create(key, bytes(key));
    }

    assertEquals(
        List.of("runs/r1/steps/a", "runs/r1/steps/b", "runs/r2/plan"), ledger().list("runs/"));
    assertEquals(List.of("runs/r1/steps/a", "runs/r1/steps/b"), ledger().list("runs/r1/steps/"));
  }

  @Test
  void aPrefixMayEndWithinAName() {
    ledger().create("triggers/night-1", bytes("x"));
    ledger().create("triggers/night-2", bytes("x"));
    ledger().create("triggers/noon", bytes("x"));

    assertEquals(List.of("triggers/night-1", "triggers/night-2"), ledger().list("triggers/ni"));
  }

  @Test
  void nothingIsAnEmptyListing() {
    assertEquals(List.of(), ledger().list("runs/"));
    assertEquals(List.of(), ledger().list(""));
  }

  @Test
  void aListingIsReadToItsEnd() {
    List<String> keys = IntStream.range(0, 45).mapToObj("events/e%03d"::formatted).toList();
    keys.forEach(key -> ledger().create(key, bytes(key)));

    assertEquals(keys, ledger().list("events/"));
  }

  @Test
  void theMarkerOfAnOpenRunCanBeTakenAwayTwice() {
    OpenMarker marker = new OpenMarker(RunId.of("t", "p", "d"));
    ledger().create(marker.key(), bytes("nightly"));

    ledger().close(marker);
    ledger().close(marker);

    assertEquals(List.of(), ledger().list(OpenMarker.FOLDER));
    assertEquals(Optional.empty(), ledger().read(marker.key()));
  }

  @Test
  void ofManyRacersExactlyOneWinsEachKeyAndItsContentStays() throws Exception {
    CyclicBarrier line = new CyclicBarrier(RACERS);
    List<Future<List<Boolean>>> racers = new ArrayList<>();
    for (int racer = 0; racer < RACERS; racer++) {
      String name = "racer " + racer;
      Ledger own = ledger();
      racers.add(threads.submit(race(line, own, name)));
    }

    for (int key = 0; key < KEYS; key++) {
      List<String> winners = new ArrayList<>();
      for (int racer = 0; racer < RACERS; racer++) {
        if (racers.get(racer).get().get(key)) {
          winners.add("racer " + racer);
        }
      }
      assertEquals(List.of(text(ledger(), "race/" + key)), winners);
    }
  }

  @Test
  void aReaderSeesAnEntryWholeOrNotAtAll() throws Exception {
    byte[] content = new byte[200_000];
    Arrays.fill(content, (byte) 7);
    Future<?> reader = threads.submit(() -> readUntilAllAreThere(content));

    for (int i = 0; i < KEYS; i++) {
      ledger().create("large/" + i, content);
    }

    reader.get();
  }

  private void readUntilAllAreThere(byte[] content) {
    Ledger own = ledger();
    int found = 0;
    while (found < KEYS && !Thread.currentThread().isInterrupted()) {
      Optional<byte[]> entry = own.read("large/" + found);
      if (entry.isPresent()) {
        assertArrayEquals(content, entry.get());
        found++;
      }
    }
  }

  private static Callable<List<Boolean>> race(CyclicBarrier line, Ledger ledger, String name) {
    return () -> {
      List<Boolean> wins = new ArrayList<>();
      for (int key = 0; key < KEYS; key++) {
        line.await();
        wins.add(ledger.create("race/" + key, bytes(name)));
      }
      return wins;
    };
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(Ledger ledger, String key) {
    return new String(ledger.read(key).orElseThrow(), StandardCharsets.UTF_8);
  }
}
