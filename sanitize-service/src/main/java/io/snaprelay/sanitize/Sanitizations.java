package io.snaprelay.sanitize;

import io.snaprelay.ledger.KeptRules;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * What came of masking, in the ledger. It is written once and the first one counts, so that a
 * redelivery tells the same instead of masking what is masked.
 */
@ApplicationScoped
class Sanitizations {
  private static final String FILE = "sanitize.json";

  private final Ledger ledger;
  private final KeptRules rules;

  Sanitizations(Ledger ledger) {
    this.ledger = ledger;
    this.rules = new KeptRules(ledger);
  }

  /** What came of a run's masking; empty if it is not complete. */
  Optional<Sanitization> of(RunId run) {
    return ledger
        .read(LedgerKeys.evidence(run, FILE))
        .map(json -> LedgerJson.read(json, Sanitization.class));
  }

  /** Keeps it: returns the one that counts. */
  Sanitization keep(Sanitization found) {
    boolean first = ledger.create(LedgerKeys.evidence(found.run(), FILE), EventJson.bytes(found));
    return first ? found : of(found.run()).orElseThrow();
  }

  /** The text of the rules that a run was frozen with. */
  Optional<String> rules(String hash) {
    return rules.text(hash);
  }
}
