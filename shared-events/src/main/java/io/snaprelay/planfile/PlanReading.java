package io.snaprelay.planfile;

import io.snaprelay.plan.PlanFile;
import java.util.List;

/** What came of reading a plan file. */
public sealed interface PlanReading {
  /**
   * The file can be used.
   *
   * @param file its databases and plans
   * @param warnings what is allowed but probably not meant, sorted by line
   */
  record Accepted(PlanFile file, List<PlanProblem> warnings) implements PlanReading {
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The file cannot be used.
   *
   * @param problems everything that is wrong, sorted by line; never empty
   */
  record Refused(List<PlanProblem> problems) implements PlanReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
