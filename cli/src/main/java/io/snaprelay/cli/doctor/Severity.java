package io.snaprelay.cli.doctor;

/** Whether a run would suffer. */
public enum Severity {
  /** A run fails, waits for ever, or is worth less than it says. */
  PROBLEM,
  /** No run fails of it today. */
  WARNING
}
