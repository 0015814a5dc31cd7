package io.snaprelay.rules;

import io.snaprelay.planfile.Findings;
import io.snaprelay.planfile.PlanDocument;
import io.snaprelay.planfile.YamlReader;

/** Reads rules files. */
public final class RulesReader {
  private RulesReader() {}

  /**
   * Reads one rules file.
   *
   * @param yaml its text
   * @return the rules, or everything that is wrong with them, sorted by line
   */
  public static RulesReading read(String yaml) {
    PlanDocument document = YamlReader.read(yaml, "rules file", "databases:");
    Findings findings = new Findings(document.places(), document.problems());
    if (!document.isReadable()) {
      return new RulesReading.Refused(findings.problems());
    }
    Rules rules = new RulesBinding(new Reader(findings)).rules(document.root());
    return findings.refused()
        ? new RulesReading.Refused(findings.problems())
        : new RulesReading.Accepted(rules);
  }
}
