package io.snaprelay.restore;

import com.fasterxml.jackson.core.JacksonException;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.wire.EventJson;
import io.snaprelay.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Proofs in the ledger. The manifest of a run is written once and the first one counts, so that a
 * redelivery tells the same verdict with the same figures instead of proving again.
 */
@ApplicationScoped
class Proofs {
  private static final String MANIFEST = "manifest.json";

  private final Ledger ledger;

  Proofs(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The proof of a run; empty if it is not complete. */
  Optional<Manifest> of(RunId run) {
    return ledger.read(LedgerKeys.evidence(run, MANIFEST)).map(Proofs::read);
  }

  /** Keeps a proof: returns the one that counts. */
  Manifest keep(Manifest manifest) {
    String key = LedgerKeys.evidence(manifest.run(), MANIFEST);
    boolean first = ledger.create(key, EventJson.bytes(manifest));
    return first ? manifest : of(manifest.run()).orElseThrow();
  }

  /** Enters a proof into its database's history. Doing it again changes nothing. */
  void enter(DatabaseRef database, Manifest manifest) {
    ledger.create(
        LedgerKeys.proof(database, manifest.completedAt(), manifest.run()),
        EventJson.bytes(
            new ProofRecord(
                manifest.run(),
                manifest.snapshot(),
                manifest.verdict(),
                manifest.dataAsOf(),
                manifest.completedAt())));
  }

  private static Manifest read(byte[] json) {
    try {
      return Json.mapper().readValue(json, Manifest.class);
    } catch (JacksonException e) {
      throw new IllegalStateException("The ledger holds no manifest: " + e, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
