package io.snaprelay.cli;

/** Something that the user can mend: said in one line, without a stack trace. */
public final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  /**
   * @param exitCode one of {@link ExitCode}
   * @param message what is wrong, and what would be right
   */
  public Complaint(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The command line or the configuration is wrong. */
  public static Complaint usage(String message) {
    return new Complaint(ExitCode.USAGE, message);
  }

  /** The ledger has nothing of that name. */
  static Complaint unknown(String ledger, String what) {
    return new Complaint(ExitCode.UNANSWERED, "The ledger %s knows no %s".formatted(ledger, what));
  }

  public int exitCode() {
    return exitCode;
  }
}
