package io.snaprelay.sweep;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.wire.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one service has found, begun to remove, and seen gone. Written once each: a sweep that is
 * delivered twice, or killed, goes on where the ledger says.
 */
final class SweepRecords {
  private static final String TOLD = "told";
  private static final String BEGUN = "begun";
  private static final String REFUSED = "refused";
  private static final String GONE = "gone";
  private static final String ENDED = "ended";

  private final Ledger ledger;
  private final String folder;

  SweepRecords(Ledger ledger, String folder) {
    this.ledger = ledger;
    this.folder = folder;
  }

  /**
   * That something was found.
   *
   * @param leftover what it was then
   * @param at when it was first seen
   */
  record Told(Leftover leftover, Instant at) {}

  /** Notes a find; returns the first note of it, which counts. */
  Told told(Leftover leftover, Instant now) {
    String key = key(leftover) + TOLD;
    ledger.create(key, EventJson.bytes(new Told(leftover, now)));
    return told(key).orElseThrow();
  }

  /** The first note of a find; empty if this is the first time. */
  Optional<Told> told(Leftover leftover) {
    return told(key(leftover) + TOLD);
  }

  /** Notes that it is being removed from now on; returns since when. */
  Instant begun(Leftover leftover, Instant now) {
    String key = key(leftover) + BEGUN;
    ledger.create(key, EventJson.bytes(now));
    return instant(key).orElseThrow();
  }

  /** Notes that it is gone; returns since when. */
  Instant gone(Leftover leftover, Instant now) {
    String key = key(leftover) + GONE;
    ledger.create(key, EventJson.bytes(now));
    return instant(key).orElseThrow();
  }

  /** Notes that people were told that it is gone: nothing is left to do. */
  void ended(Leftover leftover, Instant now) {
    ledger.create(key(leftover) + ENDED, EventJson.bytes(now));
  }

  /**
   * That something cannot be removed.
   *
   * @param reason why
   * @param at when it was refused first
   */
  record Refused(String reason, Instant at) {}

  /** Notes that it cannot be removed; returns the first note of that, which is told. */
  Refused refused(Leftover leftover, String reason, Instant now) {
    String key = key(leftover) + REFUSED;
    ledger.create(key, EventJson.bytes(new Refused(reason, now)));
    return ledger.read(key).map(json -> LedgerJson.read(json, Refused.class)).orElseThrow();
  }

  boolean isEnded(Leftover leftover) {
    return ledger.read(key(leftover) + ENDED).isPresent();
  }

  /** What is being removed and was not seen gone yet. */
  List<Told> unfinished() {
    List<String> keys = ledger.list(LedgerKeys.sweeps(folder));
    return keys.stream()
        .filter(key -> key.endsWith("/" + BEGUN))
        .map(key -> key.substring(0, key.length() - BEGUN.length()))
        .filter(find -> !keys.contains(find + ENDED))
        .flatMap(find -> told(find + TOLD).stream())
        .toList();
  }

  private Optional<Told> told(String key) {
    return ledger.read(key).map(json -> LedgerJson.read(json, Told.class));
  }

  private Optional<Instant> instant(String key) {
    return ledger.read(key).map(json -> LedgerJson.read(json, Instant.class));
  }

  /** What is found for another cause is another find: people are told of it anew. */
  private String key(Leftover leftover) {
    return LedgerKeys.sweptAway(
        folder, leftover.subject(), leftover.identity(), leftover.why().cause().name());
  }
}
