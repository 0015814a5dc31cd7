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
  private static final String MASKED = "sanitize.json";
  private static final String ROOM = "clean-room.json";

  private final Ledger ledger;
  private final KeptRules rules;

  Sanitizations(Ledger ledger) {
    this.ledger = ledger;
    this.rules = new KeptRules(ledger);
  }

  /** What came of a run's masking; empty if it is not complete. */
  Optional<Sanitization> of(RunId run) {
    return read(run, MASKED);
  }

  /** What came of loading a run's clean room; empty if that is not complete. */
  Optional<Sanitization> ofRoom(RunId run) {
    return read(run, ROOM);
  }

  /** Keeps what came of masking: returns the one that counts. */
  Sanitization keep(Sanitization found) {
    return keep(found, MASKED);
  }

  /** Keeps what came of loading a clean room: returns the one that counts. */
  Sanitization keepRoom(Sanitization found) {
    return keep(found, ROOM);
  }

  private Optional<Sanitization> read(RunId run, String file) {
    return ledger
        .read(LedgerKeys.evidence(run, file))
        .map(json -> LedgerJson.read(json, Sanitization.class));
  }

  private Sanitization keep(Sanitization found, String file) {
    boolean first = ledger.create(LedgerKeys.evidence(found.run(), file), EventJson.bytes(found));
    return first ? found : read(found.run(), file).orElseThrow();
  }

  /** The text of the rules that a run was frozen with. */
  Optional<String> rules(String hash) {
    return rules.text(hash);
  }
}
