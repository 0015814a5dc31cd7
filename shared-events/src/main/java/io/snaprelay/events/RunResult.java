package io.snaprelay.events;

/** How a run ended. */
public enum RunResult {
  SUCCEEDED,
  FAILED
}
