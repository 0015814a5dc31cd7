package io.snaprelay.notify;

import static io.snaprelay.notify.DigestBench.trouble;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The notifier dies at every one of its writes, before or after it took effect: each piece of news
 * stands in one digest all the same, and in one only.
 */
class DigestKilledTest {
  private static final String DUE = "2026-11-21T07:00:00Z";
  private static final String NEXT = "2026-11-22T07:00:00Z";

  /** More writes than all of it takes; a test says so if that is not true any more. */
  private static final int MORE_THAN_ALL = 20;

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void killedWhileNewsIsPutInAndToldAtAnyWrite(boolean before) throws IOException {
    for (int spared = 0; spared < MORE_THAN_ALL; spared++) {
      int write = spared;
      play(
          faults -> arm(faults, before, write),
          "killed %s write %d".formatted(before ? "before" : "after", write));
    }
  }

  /** The message about the second comes again only after its issue was told. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void killedWhileNewsIsPutInAndBackOnlyAfterTheIssueWasTold(boolean before) throws IOException {
    for (int spared = 0; spared < MORE_THAN_ALL; spared++) {
      try (DigestBench digests = new DigestBench()) {
        digests.start();
        digests.bench.loop.deliver(trouble(1));
        arm(digests.bench.loop.faults, before, spared);
        Disposition first = digests.bench.loop.deliver(trouble(2));
        digests.bench.loop.faults.failBefore("ledger.create", Integer.MAX_VALUE, new Killed());
        digests.bench.loop.faults.failAfter("ledger.create", Integer.MAX_VALUE, new Killed());
        digests.tickAt(DUE);
        if (!first.equals(Disposition.ACKNOWLEDGE)) {
          assertEquals(Disposition.ACKNOWLEDGE, digests.bench.loop.deliver(trouble(2)));
        }
        digests.tickAt(NEXT);
        assertInOneDigest(digests, "killed %s write %d".formatted(before, spared));
      }
    }
  }

  @Test
  void theTableReachesBeyondTheLastWrite() throws IOException {
    try (DigestBench digests = new DigestBench()) {
      digests.start();
      arm(digests.bench.loop.faults, true, MORE_THAN_ALL - 1);

      assertEquals(Disposition.ACKNOWLEDGE, digests.bench.loop.deliver(trouble(1)));
      assertEquals(Disposition.ACKNOWLEDGE, digests.bench.loop.deliver(trouble(2)));
      assertEquals(Disposition.ACKNOWLEDGE, digests.tickAt(DUE));
    }
  }

  private static void play(Consumer<Faults> kill, String what) throws IOException {
    try (DigestBench digests = new DigestBench()) {
      digests.start();
      kill.accept(digests.bench.loop.faults);
      playOn(digests);
      digests.tickAt(NEXT);
      assertInOneDigest(digests, what);
    }
  }

  private static void playOn(DigestBench digests) {
    until(() -> digests.bench.loop.deliver(trouble(1)));
    until(() -> digests.bench.loop.deliver(trouble(2)));
    digests.at(DUE);
    until(
        () -> {
          // Whoever takes over waits until the one that began to send cannot be at it any more.
          digests.bench.loop.clock.advance(Duration.ofMinutes(4));
          return digests.tick();
        });
  }

  private static void until(Supplier<Disposition> delivery) {
    for (int times = 0; times < 5; times++) {
      if (delivery.get().equals(Disposition.ACKNOWLEDGE)) {
        return;
      }
    }
    throw new AssertionError("A message was never acknowledged");
  }

  private static void arm(Faults faults, boolean before, int spared) {
    if (before) {
      faults.failBefore("ledger.create", spared, new Killed());
    } else {
      faults.failAfter("ledger.create", spared, new Killed());
    }
  }

  private static void assertInOneDigest(DigestBench digests, String what) {
    assertEquals(1, digests.digestsNaming("temporary-1"), what);
    assertEquals(1, digests.digestsNaming("temporary-2"), what);
  }
}
