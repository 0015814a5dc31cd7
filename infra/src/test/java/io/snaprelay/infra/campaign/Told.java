package io.snaprelay.infra.campaign;

import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.ProofRecord;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.wire.EventJson;
import io.snaprelay.wire.EventTypes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the ledger tells of events and proofs. */
record Told(Ledger ledger) {

  /** Every different {@code run-completed} that the notifier has seen of a run. */
  List<RunCompleted> completions(RunId run) {
    return read(LedgerKeys.events(run), StepRecord.Emitted.class)
        .flatMap(
            event ->
                EventTypes.named(event.type())
                    .map(type -> EventJson.read(type, event.detail()))
                    .stream())
        .filter(RunCompleted.class::isInstance)
        .map(RunCompleted.class::cast)
        .toList();
  }

  /** The proof of the youngest data that passed. */
  Optional<ProofRecord> lastGoodProof(String database) {
    DatabaseRef ref =
        new DatabaseRef(DatabaseKind.INSTANCE, AwsClients.ACCOUNT, Regions.HOME.id(), database);
    return read(LedgerKeys.proofs(ref), ProofRecord.class)
        .filter(proof -> proof.verdict() == Verdict.PASSED)
        .max(Comparator.comparing(ProofRecord::dataAsOf));
  }

  private <T> Stream<T> read(String folder, Class<T> type) {
    return ledger.list(folder).stream()
        .flatMap(key -> ledger.read(key).stream())
        .map(bytes -> LedgerJson.read(bytes, type));
  }
}
