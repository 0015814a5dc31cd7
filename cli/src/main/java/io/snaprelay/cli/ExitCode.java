package io.snaprelay.cli;

/** What the process says when it ends; scripts rely on it. */
public final class ExitCode {
  /** Every run SUCCEEDED, or nothing is wrong. */
  public static final int OK = 0;

  /**
   * A run FAILED, a plan file is wrong, evidence is not verified, a database not proved, or a quota
   * runs out.
   */
  public static final int FAILED = 1;

  /** The command line or the configuration is wrong. */
  public static final int USAGE = 2;

  /** The trigger was refused; nothing was started. */
  public static final int REFUSED = 3;

  /** Nobody answered the trigger, or the run did not end, in time. */
  public static final int UNANSWERED = 4;

  /** A defect, told with its stack trace (sysexits.h calls it EX_SOFTWARE). */
  public static final int DEFECT = 70;

  private ExitCode() {}
}
