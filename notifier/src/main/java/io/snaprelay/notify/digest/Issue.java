package io.snaprelay.notify.digest;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.wire.EventJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One issue of a digest, in the ledger: items, then {@code closed}, {@code sealed}, {@code ended}.
 * It is closed before its items are listed, and whoever puts one in looks afterwards whether it was
 * closed: so either the listing has it, or who put it in knows that it may not.
 *
 * @param ledger the ledger
 * @param subscription whose it is
 * @param due when it is told
 */
public record Issue(Ledger ledger, Subscription subscription, Instant due) {
  private static final byte[] NOTHING = EventJson.bytes(true);

  void put(Item item) {
    ledger.create(folder() + "items/" + item.eventId(), EventJson.bytes(item));
  }

  boolean isClosed() {
    return ledger.read(key("closed")).isPresent();
  }

  /** What it says; empty before that is decided. */
  Optional<Digest> sealed() {
    return ledger.read(key("sealed")).map(bytes -> LedgerJson.read(bytes, Digest.class));
  }

  /**
   * Decides what it says. Of two that decide at once, the first one counts for both.
   *
   * @param plans the plans that name the subscription
   * @param unproved what else is to be said
   */
  public Digest seal(List<String> plans, List<String> unproved) {
    ledger.create(key("closed"), NOTHING);
    Digest wanted = new Digest(subscription, due, plans, items(), unproved);
    return ledger.create(key("sealed"), EventJson.bytes(wanted)) ? wanted : sealed().orElseThrow();
  }

  private List<Item> items() {
    return ledger.list(folder() + "items/").stream()
        .map(key -> LedgerJson.read(ledger.read(key).orElseThrow(), Item.class))
        .sorted(Comparator.comparing(Item::at).thenComparing(Item::eventId))
        .toList();
  }

  /** It was told, or there was nothing to tell. */
  public void end() {
    ledger.create(key("ended"), NOTHING);
  }

  boolean isEnded() {
    return ledger.read(key("ended")).isPresent();
  }

  private String key(String what) {
    return folder() + what;
  }

  private String folder() {
    return LedgerKeys.digest(subscription.id(), due);
  }
}
