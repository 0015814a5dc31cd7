package io.snaprelay.events;

/** How a step ended. Terminal: written once, the first one wins. */
public enum StepState {
  DONE,
  FAILED,
  /** A step before it failed. */
  NOT_REACHED
}
