package io.snaprelay.notify.digest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.snaprelay.notify.channel.Recipient;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Plan;
import io.snaprelay.seal.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Somebody who gets a digest. The entries of all plans that name the same channel and schedule are
 * one.
 *
 * @param recipient who gets it
 * @param schedule when: an EventBridge cron expression
 */
public record Subscription(Recipient recipient, String schedule) {
  private static final int HASH = 16;

  /** The subscription of a plan's entry; empty if it is told everything at once. */
  public static Optional<Subscription> of(Notify entry) {
    return entry
        .digest()
        .map(
            digest ->
                new Subscription(
                    new Recipient(entry.channel(), entry.target()), digest.schedule()));
  }

  /** Whether an entry of a plan is this one. */
  public boolean isOf(Plan plan) {
    return plan.notifications().stream()
        .anyMatch(entry -> of(entry).filter(this::equals).isPresent());
  }

  /** What stands for it in the ledger. */
  @JsonIgnore
  String id() {
    String text = recipient.kind() + "\n" + recipient.target() + "\n" + schedule;
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, HASH);
  }
}
