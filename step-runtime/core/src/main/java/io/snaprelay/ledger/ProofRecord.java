package io.snaprelay.ledger;

import io.snaprelay.events.Verdict;
import io.snaprelay.names.RunId;
import io.snaprelay.refs.RestoreSource;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a database's history of proofs: what retention looks at before it deletes a snapshot.
 *
 * @param run the run that proved it
 * @param snapshot what was proved: a snapshot, or a point in time
 * @param verdict passed or failed
 * @param dataAsOf the instant whose data the snapshot holds
 * @param provedAt when the proof was complete
 * @param original what the run began with, of which the proved one may be a copy
 */
public record ProofRecord(
    RunId run,
    RestoreSource snapshot,
    Verdict verdict,
    Instant dataAsOf,
    Instant provedAt,
    Optional<RestoreSource> original) {}
