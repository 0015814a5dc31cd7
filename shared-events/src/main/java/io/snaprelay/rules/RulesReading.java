package io.snaprelay.rules;

import io.snaprelay.planfile.PlanProblem;
import java.util.List;

/** What came of reading a rules file. */
public sealed interface RulesReading {
  /**
   * The file can be held against a database.
   *
   * @param rules what it says
   */
  record Accepted(Rules rules) implements RulesReading {}

  /**
   * The file cannot be used.
   *
   * @param problems everything that is wrong, sorted by line; never empty
   */
  record Refused(List<PlanProblem> problems) implements RulesReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
