package io.snaprelay.sweep;

import io.snaprelay.names.RunId;
import java.util.Optional;

/**
 * Something that should not be there any more, or should be and is not.
 *
 * @param subject what people call it: an ARN, a run, a plan and its time
 * @param identity what tells it from another of the same name: a resource id
 * @param run the run that it belongs to
 * @param plan that run's plan; absent if the ledger does not know
 * @param why what is wrong with it
 */
public record Leftover(
    String subject, String identity, RunId run, Optional<String> plan, Finding why) {

  /**
   * What is wrong with something.
   *
   * @param cause by name
   * @param detail for people
   * @param removable whether SnapRelay may remove it
   */
  public record Finding(Cause cause, String detail, boolean removable) {
    /** SnapRelay made it, and may remove it. */
    static Finding removable(Cause cause, String detail) {
      return new Finding(cause, detail, true);
    }

    /** People are told; nobody touches it. */
    static Finding untouched(Cause cause, String detail) {
      return new Finding(cause, detail, false);
    }
  }

  /** Whether SnapRelay may remove it. */
  public boolean isRemovable() {
    return why.removable();
  }
}
