package io.snaprelay.restore;

import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.ProofRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.restore.proof.Earlier;
import io.snaprelay.wire.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Proofs in the ledger. The manifest of a run is written once and the first one counts, so that a
 * redelivery tells the same verdict with the same figures instead of proving again.
 */
@ApplicationScoped
class Proofs {
  private static final String MANIFEST = "manifest.json";

  /** A database that has not passed for so many proofs has other worries than drift. */
  private static final int MOST_LOOKED_AT = 400;

  private final Ledger ledger;

  Proofs(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The proof of a run; empty if it is not complete. */
  Optional<Manifest> of(RunId run) {
    return ledger
        .read(LedgerKeys.evidence(run, MANIFEST))
        .map(json -> LedgerJson.read(json, Manifest.class));
  }

  /** Keeps a proof: returns the one that counts. */
  Manifest keep(Manifest manifest) {
    String key = LedgerKeys.evidence(manifest.run(), MANIFEST);
    boolean first = ledger.create(key, EventJson.bytes(manifest));
    return first ? manifest : of(manifest.run()).orElseThrow();
  }

  /** Enters a proof into its database's history. Doing it again changes nothing. */
  void enter(DatabaseRef database, Manifest manifest) {
    byte[] record =
        EventJson.bytes(
            new ProofRecord(
                manifest.run(),
                manifest.snapshot(),
                manifest.verdict(),
                manifest.dataAsOf(),
                manifest.completedAt(),
                manifest.original()));
    ledger.create(LedgerKeys.proof(database, manifest.completedAt(), manifest.run()), record);
    if (manifest.isReference()) {
      ledger.create(LedgerKeys.content(database, manifest.dataAsOf()), record);
    }
  }

  /**
   * The proofs that a new one is compared with. The last one that passed must be of data no newer:
   * whoever proves an old snapshot again does not want to hear what it lacks.
   */
  Earlier earlier(DatabaseRef database, ProvedSnapshot proved, RunId except) {
    Instant dataAsOf = proved.facts().dataAsOf();
    return new Earlier(
        lastPassed(database, dataAsOf, except).map(Manifest::baseline),
        Optional.of(LedgerKeys.content(database, dataAsOf))
            .filter(key -> proved.ref() instanceof SnapshotRef)
            .flatMap(ledger::read)
            .map(json -> LedgerJson.read(json, ProofRecord.class).run())
            .filter(run -> !run.equals(except))
            .flatMap(this::of)
            .map(Manifest::baseline));
  }

  private Optional<Manifest> lastPassed(DatabaseRef database, Instant dataAsOf, RunId except) {
    return ledger.list(LedgerKeys.proofs(database)).stream()
        .limit(MOST_LOOKED_AT)
        .flatMap(key -> ledger.read(key).stream())
        .map(json -> LedgerJson.read(json, ProofRecord.class))
        .filter(record -> record.verdict() == Verdict.PASSED)
        .filter(record -> !record.dataAsOf().isAfter(dataAsOf) && !record.run().equals(except))
        .findFirst()
        .flatMap(record -> of(record.run()));
  }
}
