package io.snaprelay.planfile;

/** Reads plan files. */
public final class PlanReader {
  private PlanReader() {}

  /**
   * Reads one plan file.
   *
   * @param yaml its text
   * @return the plans, or everything that is wrong with them, sorted by line
   */
  public static PlanReading read(String yaml) {
    PlanDocument document = YamlReader.read(yaml);
    Findings findings = new Findings(document.places(), document.problems());
    if (document.isReadable()) {
      PlanSchema.check(document.root(), findings);
      PlanRules.check(document.root(), findings);
    }
    return findings.refused()
        ? new PlanReading.Refused(findings.problems())
        : new PlanReading.Accepted(PlanBinding.file(document.root()), findings.warnings());
  }
}
