package io.snaprelay.snapshot;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.OpenRuns;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.ledger.TriggerRecord.Skipped;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.wire.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A plan's turns at each of its databases, numbered without a gap. The number is the lock: of two
 * triggers in the same moment, the first to write it has the turn until its run is over.
 */
@ApplicationScoped
class Turns {
  /**
   * So long a turn is kept for a run that does not begin: its trigger is delivered again by then.
   */
  static final Duration PATIENCE = Duration.ofHours(1);

  private final Ledger store;
  private final RunLedger ledger;
  private final Clock clock;

  /** One turn. */
  record Turn(RunId run, Instant takenAt) {}

  Turns(Ledger store, RunLedger ledger, Clock clock) {
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Takes the turn for each run that can have it; the others are skipped. */
  TriggerRecord take(TriggerRecord wanted) {
    List<FrozenPlan> runs = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>(wanted.skipped());
    for (FrozenPlan run : wanted.runs()) {
      take(run)
          .ifPresentOrElse(
              other -> skipped.add(new Skipped(run.databaseName(), other)), () -> runs.add(run));
    }
    return new TriggerRecord(
        wanted.id(), wanted.plan(), wanted.requestedAt(), runs, wanted.refusals(), skipped);
  }

  /**
   * Takes the turn for every run, or waits, with all of them: the first that is not to be had is
   * skipped. Turns are taken in the order of names, and none beyond one that is another's: two
   * triggers that each kept what the other waits for would wait for good.
   */
  TriggerRecord takeAll(TriggerRecord wanted) {
    if (!wanted.skipped().isEmpty()) {
      return wanted;
    }
    return wanted.runs().stream()
        .sorted(Comparator.comparing(FrozenPlan::databaseName))
        .flatMap(run -> take(run).map(other -> new Skipped(run.databaseName(), other)).stream())
        .findFirst()
        .map(first -> waiting(wanted, first))
        .orElse(wanted);
  }

  private static TriggerRecord waiting(TriggerRecord wanted, Skipped first) {
    return new TriggerRecord(
        wanted.id(),
        wanted.plan(),
        wanted.requestedAt(),
        List.of(),
        wanted.refusals(),
        List.of(first));
  }

  /** The other run whose turn it is; empty if it is this one's. */
  private Optional<RunId> take(FrozenPlan wanted) {
    long number = last(wanted);
    Optional<Turn> last = number == 0 ? Optional.empty() : Optional.of(read(wanted, number));
    if (last.filter(turn -> turn.run().equals(wanted.run())).isPresent()) {
      return Optional.empty();
    }
    Optional<RunId> other = last.filter(this::isHeld).map(Turn::run);
    if (other.isPresent()) {
      return other;
    }
    return store.create(key(wanted, number + 1), EventJson.bytes(turn(wanted)))
        ? Optional.empty()
        : take(wanted);
  }

  /** A run is marked as open before its plan is frozen. */
  private boolean isHeld(Turn turn) {
    return ledger.plan(turn.run()).isPresent()
        ? OpenRuns.in(ledger).has(turn.run())
        : clock.instant().isBefore(turn.takenAt().plus(PATIENCE));
  }

  private Turn turn(FrozenPlan run) {
    return new Turn(run.run(), clock.instant());
  }

  private Turn read(FrozenPlan run, long number) {
    return store
        .read(key(run, number))
        .map(json -> LedgerJson.read(json, Turn.class))
        .orElseThrow();
  }

  private long last(FrozenPlan run) {
    String folder = LedgerKeys.turns(run.planName(), run.databaseName());
    List<String> keys = store.list(folder);
    return keys.isEmpty()
        ? 0
        : Long.parseLong(keys.get(keys.size() - 1).substring(folder.length()));
  }

  private static String key(FrozenPlan run, long number) {
    return LedgerKeys.turn(run.planName(), run.databaseName(), number);
  }
}
