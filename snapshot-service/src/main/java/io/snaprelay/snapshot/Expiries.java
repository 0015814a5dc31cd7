package io.snaprelay.snapshot;

import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.wire.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The expiries of each database in the ledger, numbered without a gap. The number is the lock: of
 * two that want to begin the next one, the first to write it does.
 */
@ApplicationScoped
class Expiries {
  private final Ledger ledger;

  Expiries(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The last one of a database, ended or not. */
  Optional<Expiry> last(DatabaseRef database) {
    long number = lastNumber(database);
    return number == 0 ? Optional.empty() : Optional.of(read(database, number));
  }

  /** The number of the next one, if nobody is faster. */
  long next(DatabaseRef database) {
    return lastNumber(database) + 1;
  }

  /** Begins one, unless somebody else has begun that number. */
  void begin(Expiry expiry) {
    ledger.create(
        LedgerKeys.expiryBegun(expiry.database(), expiry.number()), EventJson.bytes(expiry));
  }

  /** What one came to; empty if it has not ended. */
  Optional<SnapshotsExpired> result(Expiry expiry) {
    return ledger
        .read(LedgerKeys.expiryEnded(expiry.database(), expiry.number()))
        .map(json -> LedgerJson.read(json, SnapshotsExpired.class));
  }

  /** Ends one, unless somebody else has: returns the result that counts. */
  SnapshotsExpired end(Expiry expiry, SnapshotsExpired result) {
    ledger.create(
        LedgerKeys.expiryEnded(expiry.database(), expiry.number()), EventJson.bytes(result));
    return result(expiry).orElseThrow();
  }

  /** A snapshot is gone: what depends on it may ask later whether it was us. */
  void gone(Expiry.Doomed doomed, Instant at) {
    ledger.create(LedgerKeys.expired(doomed.run(), doomed.step()), EventJson.bytes(at));
  }

  private Expiry read(DatabaseRef database, long number) {
    return ledger
        .read(LedgerKeys.expiryBegun(database, number))
        .map(json -> LedgerJson.read(json, Expiry.class))
        .orElseThrow();
  }

  private long lastNumber(DatabaseRef database) {
    String folder = LedgerKeys.expiries(database);
    List<String> keys = ledger.list(folder);
    return keys.isEmpty()
        ? 0
        : Long.parseLong(keys.get(keys.size() - 1).substring(folder.length()).split("/")[0]);
  }
}
