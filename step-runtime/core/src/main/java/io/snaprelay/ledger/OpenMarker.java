package io.snaprelay.ledger;

import io.snaprelay.names.RunId;

/**
 * Marks a run that has not completed.
 *
 * @param run the run
 */
public record OpenMarker(RunId run) {
  /** The folder of all markers. */
  public static final String FOLDER = "open/";

  /** The key of this marker. */
  public String key() {
    return FOLDER + run;
  }
}
