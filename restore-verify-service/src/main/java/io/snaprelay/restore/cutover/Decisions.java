package io.snaprelay.restore.cutover;

import io.snaprelay.ledger.CutoverDecision;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What a cutover decides once. Of two that decide at once, the first one counts for both. */
@ApplicationScoped
class Decisions {
  private final Ledger ledger;

  Decisions(Ledger ledger) {
    this.ledger = ledger;
  }

  void approve(RunId run, String by) {
    first(run, CutoverDecision.APPROVAL, by, String.class);
  }

  Optional<String> approvedBy(RunId run) {
    return read(run, CutoverDecision.APPROVAL, String.class);
  }

  Intent intend(RunId run, Intent intent) {
    return first(run, CutoverDecision.INTENT, intent, Intent.class);
  }

  Optional<Intent> intent(RunId run) {
    return read(run, CutoverDecision.INTENT, Intent.class);
  }

  Turn turn(RunId run, Turn turn) {
    return first(run, CutoverDecision.TURN, turn, Turn.class);
  }

  Optional<Turn> turn(RunId run) {
    return read(run, CutoverDecision.TURN, Turn.class);
  }

  Afterwards afterwards(RunId run, Afterwards what) {
    return first(run, CutoverDecision.AFTERWARDS, what, Afterwards.class);
  }

  Optional<Afterwards> afterwards(RunId run) {
    return read(run, CutoverDecision.AFTERWARDS, Afterwards.class);
  }

  /** Which way the swap goes now. */
  Course course(RunId run) {
    if (afterwards(run).filter(Afterwards::undone).isPresent()) {
      return Course.UNDOING;
    }
    return turn(run).map(Turn::course).orElse(Course.FORWARD);
  }

  private <T> T first(RunId run, CutoverDecision what, T wanted, Class<T> type) {
    String key = LedgerKeys.cutover(run, what);
    return ledger.create(key, EventJson.bytes(wanted))
        ? wanted
        : read(run, what, type).orElseThrow();
  }

  private <T> Optional<T> read(RunId run, CutoverDecision what, Class<T> type) {
    return ledger.read(LedgerKeys.cutover(run, what)).map(bytes -> LedgerJson.read(bytes, type));
  }
}
