package io.snaprelay.cli;

import io.snaprelay.plan.PlanFile;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.rules.ScriptTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file with masking rules that a plan names.
 *
 * @param file where it lies
 * @param problems everything that is wrong with it; whether it fits a database is not known here
 */
record RulesFile(String file, List<PlanProblem> problems) {
  RulesFile {
    problems = List.copyOf(problems);
  }

  /** Every rules file that a plan file names and that lies on this machine. */
  static List<RulesFile> of(PlanFile plans, Path planFile) {
    return plans.plans().values().stream()
        .flatMap(plan -> plan.sanitize().stream())
        .map(Sanitize::rules)
        .filter(rules -> !rules.startsWith("s3://") && !rules.startsWith("ssm:"))
        .distinct()
        .sorted()
        .map(rules -> read(planFile.resolveSibling(rules)))
        .toList();
  }

  private static RulesFile read(Path file) {
    try {
      return RulesReader.read(Files.readString(file), ScriptTexts.beside(file))
              instanceof RulesReading.Refused wrong
          ? new RulesFile(file.toString(), wrong.problems())
          : new RulesFile(file.toString(), List.of());
    } catch (IOException e) {
      String message = "this rules file cannot be read; a plan names it in sanitize.rules";
      return new RulesFile(file.toString(), List.of(new PlanProblem(1, 1, "", message)));
    }
  }

  boolean isGood() {
    return problems.isEmpty();
  }
}
