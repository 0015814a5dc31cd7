package io.snaprelay.chain;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.wire.EventJson;
import java.util.List;
import java.util.Optional;

/**
 * The order of a database's evidence. The ledger's conditional create is the only lock: of two runs
 * that end in the same moment one gets the number, the other the next one.
 */
public final class EvidenceChain {
  private final Ledger ledger;

  public EvidenceChain(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Makes the link that would come after another one; the first link comes after none. */
  public interface Forge {
    EvidenceLink after(long number, Optional<EvidenceLink> previous);
  }

  /**
   * The link of a run: the one that it has, or a new one at the end of the chain.
   *
   * @param forge called for each place that looks free; what it answers counts only if it is first
   */
  public EvidenceLink join(RunId run, DatabaseRef database, Forge forge) {
    long number = lastBefore(run, database);
    Optional<EvidenceLink> previous = link(database, number);
    while (true) {
      number++;
      EvidenceLink there = thereOrNew(number, previous, database, forge);
      if (there.run().equals(run)) {
        return there;
      }
      previous = Optional.of(there);
    }
  }

  /** The newest link of a database; empty if no run of it has ever ended. */
  public Optional<EvidenceLink> newest(DatabaseRef database) {
    return link(database, last(database));
  }

  private EvidenceLink thereOrNew(
      long number, Optional<EvidenceLink> previous, DatabaseRef database, Forge forge) {
    Optional<EvidenceLink> there = link(database, number);
    if (there.isPresent()) {
      return there.get();
    }
    EvidenceLink forged = forge.after(number, previous);
    boolean first =
        ledger.create(LedgerKeys.evidenceLink(database, number), EventJson.bytes(forged));
    return first ? forged : link(database, number).orElseThrow();
  }

  /**
   * The last number at the time when the run first asked. It is kept, so that a message that comes
   * again, however late, finds the run's own link after it, and never makes a second one.
   */
  private long lastBefore(RunId run, DatabaseRef database) {
    String key = LedgerKeys.chainedAfter(run);
    Optional<byte[]> kept = ledger.read(key);
    if (kept.isEmpty()) {
      ledger.create(key, EventJson.bytes(last(database)));
      kept = ledger.read(key);
    }
    return LedgerJson.read(kept.orElseThrow(), Long.class);
  }

  private long last(DatabaseRef database) {
    String folder = LedgerKeys.evidenceLinks(database);
    List<String> keys = ledger.list(folder);
    return keys.isEmpty()
        ? 0
        : Long.parseLong(keys.get(keys.size() - 1).substring(folder.length()));
  }

  private Optional<EvidenceLink> link(DatabaseRef database, long number) {
    return ledger
        .read(LedgerKeys.evidenceLink(database, number))
        .map(bytes -> LedgerJson.read(bytes, EvidenceLink.class));
  }
}
