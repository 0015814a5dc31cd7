package io.snaprelay.notify;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Recipient;
import io.snaprelay.seal.Sha256;
import io.snaprelay.wire.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the ledger about telling one recipient of one event: {@code
 * runs/<run>/notified/<event id>-<hash>/}, and in it {@code begun-<n>} for each attempt, {@code
 * attempt-<n>} for each one in vain, {@code outcome} once it is settled.
 *
 * @param ledger the ledger
 * @param folder where it stands
 * @param recipient who is to be told
 */
record DeliveryLog(Ledger ledger, String folder, Recipient recipient) {
  private static final int HASH = 12;

  /** How telling somebody ended. */
  enum Result {
    SENT,
    GIVEN_UP
  }

  /**
   * An attempt in vain.
   *
   * @param at when
   * @param reason why
   * @param nextAt when the next one is due
   */
  record Attempt(Recipient recipient, Instant at, String reason, Instant nextAt) {}

  /**
   * The end of it.
   *
   * @param attempts how many there were
   * @param reason why it was given up
   */
  record Settled(
      Recipient recipient, Result result, Instant at, int attempts, Optional<String> reason) {
    @JsonIgnore
    boolean isGivenUp() {
      return result == Result.GIVEN_UP;
    }
  }

  static DeliveryLog of(Notice notice, Recipient recipient, Ledger ledger) {
    String name = notice.eventId() + "-" + hash(recipient.toString());
    String folder = LedgerKeys.run(notice.about().run()) + "notified/" + name + "/";
    return new DeliveryLog(ledger, folder, recipient);
  }

  /** How it ended; empty while it has not. */
  Optional<Settled> outcome() {
    return ledger.read(outcomeKey()).map(json -> LedgerJson.read(json, Settled.class));
  }

  int failedAttempts() {
    return attemptKeys().size();
  }

  /** When the next attempt is due; empty if none was made so far. */
  Optional<Instant> dueAt() {
    List<String> keys = attemptKeys();
    return keys.isEmpty()
        ? Optional.empty()
        : ledger
            .read(keys.get(keys.size() - 1))
            .map(json -> LedgerJson.read(json, Attempt.class))
            .map(Attempt::nextAt);
  }

  /**
   * Begins the next attempt, unless somebody else has: of two deliveries of one message only one
   * sends.
   *
   * @param now the time
   * @param longest after this time an attempt that said nothing was made by somebody who is no more
   */
  boolean begin(Instant now, Duration longest) {
    List<String> begun = ledger.list(begunPrefix());
    boolean underWay =
        begun.size() > failedAttempts()
            && begunAt(begun.get(begun.size() - 1)).plus(longest).isAfter(now);
    return !underWay
        && ledger.create(begunPrefix() + number(begun.size() + 1), EventJson.bytes(now));
  }

  private Instant begunAt(String key) {
    return ledger
        .read(key)
        .map(json -> LedgerJson.read(json, Instant.class))
        .orElseThrow(() -> new IllegalStateException("The ledger has lost " + key));
  }

  void failed(Instant at, String reason, Instant nextAt) {
    String key = attemptPrefix() + number(failedAttempts() + 1);
    ledger.create(key, EventJson.bytes(new Attempt(recipient, at, reason, nextAt)));
  }

  void settle(Result result, Instant at, int attempts, Optional<String> reason) {
    Settled settled = new Settled(recipient, result, at, attempts, reason);
    ledger.create(outcomeKey(), EventJson.bytes(settled));
  }

  private List<String> attemptKeys() {
    return ledger.list(attemptPrefix());
  }

  private static String number(int count) {
    return "%03d".formatted(count);
  }

  private String begunPrefix() {
    return folder + "begun-";
  }

  private String attemptPrefix() {
    return folder + "attempt-";
  }

  private String outcomeKey() {
    return folder + "outcome";
  }

  private static String hash(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, HASH);
  }
}
