package io.snaprelay.rules;

import io.snaprelay.planfile.Findings;
import io.snaprelay.planfile.PlanDocument;
import io.snaprelay.planfile.YamlReader;

/** Reads rules files. */
public final class RulesReader {
  private RulesReader() {}

  /**
   * Reads one rules file that names no scripts in files.
   *
   * @param yaml its text
   * @return the rules, or everything that is wrong with them, sorted by line
   */
  public static RulesReading read(String yaml) {
    return read(
        yaml,
        path -> {
          throw new ScriptTexts.Unreadable("there are no files beside these rules", null);
        });
  }

  /**
   * Reads one rules file.
   *
   * @param yaml its text
   * @param scripts the scripts that it names
   * @return the rules, or everything that is wrong with them, sorted by line
   */
  public static RulesReading read(String yaml, ScriptTexts scripts) {
    PlanDocument document = YamlReader.read(yaml, "rules file", "databases:");
    Findings findings = new Findings(document.places(), document.problems());
    if (!document.isReadable()) {
      return new RulesReading.Refused(findings.problems());
    }
    Rules rules = new RulesBinding(new Reader(findings), scripts).rules(document.root());
    return findings.refused()
        ? new RulesReading.Refused(findings.problems())
        : new RulesReading.Accepted(rules);
  }
}
