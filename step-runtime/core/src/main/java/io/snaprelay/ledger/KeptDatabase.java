package io.snaprelay.ledger;

import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Verify;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when the temporary database of a failed proof stays, for somebody to look at. A function of
 * what the ledger holds: whoever asks, and however often, gets the same answer.
 */
public final class KeptDatabase {
  private KeptDatabase() {}

  /**
   * Its time is up after {@code verify.keepOnFailure}, and when {@code limits.temporaryHours} have
   * gone by since it was restored, whichever comes first.
   *
   * @param frozen the run's plan
   * @param proof what the proof came to, if it came to an end
   * @param restored the temporary database, if there ever was one
   * @return empty if it is not kept
   */
  public static Optional<Instant> until(
      FrozenPlan frozen, Optional<VerificationCompleted> proof, Optional<Created> restored) {
    Optional<Duration> kept = frozen.plan().verify().flatMap(Verify::keepOnFailure);
    Optional<Instant> failedAt =
        proof
            .filter(event -> event.verdict() == Verdict.FAILED)
            .map(event -> event.header().occurredAt());
    if (kept.isEmpty() || failedAt.isEmpty() || restored.isEmpty()) {
      return Optional.empty();
    }
    Instant wanted = failedAt.get().plus(kept.get());
    Instant last = restored.get().calledAt().plus(frozen.plan().limits().temporaryLife());
    return Optional.of(wanted.isBefore(last) ? wanted : last);
  }
}
