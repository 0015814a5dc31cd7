package io.snaprelay.cli.doctor;

/**
 * One thing that is wrong.
 *
 * @param severity whether a run would suffer
 * @param code what it is, by name
 * @param subject where: a field of the plan file, or the name of a resource
 * @param problem what is there
 * @param remedy what would be right; for a policy, the statement to add
 */
public record Finding(
    Severity severity, FindingCode code, String subject, String problem, String remedy) {
  static Finding of(FindingCode code, String subject, String problem, String remedy) {
    return new Finding(code.severity(), code, subject, problem, remedy);
  }

  /** Whether a run would suffer. */
  public boolean hurts() {
    return severity == Severity.PROBLEM;
  }
}
