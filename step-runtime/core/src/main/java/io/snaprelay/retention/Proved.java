package io.snaprelay.retention;

import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.ProofRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.RestoreSource;
import io.snaprelay.refs.SnapshotRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest verdict about each snapshot of a database and about each of its runs.
 *
 * @param snapshots by snapshot
 * @param runs by run
 */
public record Proved(Map<RestoreSource, Verdict> snapshots, Map<RunId, Verdict> runs) {

  /** Reads all proofs of a database. The ledger lists the newest first. */
  public static Proved of(DatabaseRef database, Ledger ledger) {
    Proved proved = new Proved(new HashMap<>(), new HashMap<>());
    ledger.list(LedgerKeys.proofs(database)).stream()
        .flatMap(key -> ledger.read(key).stream())
        .map(json -> LedgerJson.read(json, ProofRecord.class))
        .forEach(proved::add);
    return proved;
  }

  private void add(ProofRecord proof) {
    snapshots.putIfAbsent(proof.snapshot(), proof.verdict());
    runs.putIfAbsent(proof.run(), proof.verdict());
  }

  /** What the last proof of it said; empty if nobody ever proved it. */
  public Optional<Verdict> about(SnapshotRef snapshot) {
    return Optional.ofNullable(snapshots.get(snapshot));
  }

  boolean passed(RunId run) {
    return runs.get(run) == Verdict.PASSED;
  }
}
