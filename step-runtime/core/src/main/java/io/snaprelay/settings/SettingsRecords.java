package io.snaprelay.settings;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.wire.EventJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Captured settings in the ledger: of each run, and of each database through the years. The latter
 * are there when the database is gone, and its region too.
 */
public final class SettingsRecords {
  /** A snapshot holds the data of an instant just after the capture, or just before. */
  private static final Duration BESIDE = Duration.ofMinutes(15);

  private final Ledger ledger;

  public SettingsRecords(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Keeps what a run has captured of its source; the first capture counts. */
  public void keep(RunId run, CapturedSettings settings) {
    byte[] json = EventJson.bytes(settings);
    ledger.create(LedgerKeys.settings(run), json);
    CapturedSettings first = of(run).orElseThrow();
    ledger.create(
        LedgerKeys.settings(first.database(), first.capturedAt(), run), EventJson.bytes(first));
  }

  /** A run goes by what was captured earlier. */
  public void adopt(RunId run, CapturedSettings settings) {
    ledger.create(LedgerKeys.settings(run), EventJson.bytes(settings));
  }

  /** What a run has captured of its source. */
  public Optional<CapturedSettings> of(RunId run) {
    return read(LedgerKeys.settings(run));
  }

  /**
   * What a database was like when a snapshot was taken of it: the last capture until then, else the
   * first one after.
   */
  public Optional<CapturedSettings> at(DatabaseRef database, Instant dataAsOf) {
    List<String> newestFirst = ledger.list(LedgerKeys.settings(database));
    Optional<CapturedSettings> until =
        newestFirst.stream()
            .flatMap(key -> read(key).stream())
            .filter(each -> !each.capturedAt().isAfter(dataAsOf.plus(BESIDE)))
            .findFirst();
    return until.or(
        () ->
            newestFirst.isEmpty()
                ? Optional.empty()
                : read(newestFirst.get(newestFirst.size() - 1)));
  }

  private Optional<CapturedSettings> read(String key) {
    return ledger.read(key).map(json -> LedgerJson.read(json, CapturedSettings.class));
  }
}
