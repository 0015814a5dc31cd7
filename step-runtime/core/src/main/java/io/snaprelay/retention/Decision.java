package io.snaprelay.retention;

/**
 * What the policy says about one snapshot.
 *
 * @param snapshot the snapshot
 * @param reason why it stays or goes
 * @param detail the same for people, with the figures
 */
public record Decision(Held snapshot, Reason reason, String detail) {
  /** Whether it goes. */
  public boolean expires() {
    return reason.isExpiring();
  }
}
