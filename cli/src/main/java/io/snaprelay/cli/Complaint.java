package io.snaprelay.cli;

/** Something that the user can mend: said in one line, without a stack trace. */
final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  Complaint(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static Complaint usage(String message) {
    return new Complaint(ExitCode.USAGE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
