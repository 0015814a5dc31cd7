package io.snaprelay.sanitize.masking;

import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.RulePlace;
import io.snaprelay.rules.Strategy;
import java.util.List;
import java.util.Map;

/** Whether rules fit a database. */
public sealed interface Fitting {
  /**
   * They do, as far as it can be told without running them.
   *
   * @param masking what is to be done
   * @param places where the rule of each masked column stands, by table and column; that of a table
   *     by the table alone
   * @param strategies what is done with each masked column, by table and column; {@code follow} is
   *     what it follows
   */
  record Fits(
      DatabaseMasking masking, Map<String, RulePlace> places, Map<String, Strategy> strategies)
      implements Fitting {
    public Fits {
      places = Map.copyOf(places);
      strategies = Map.copyOf(strategies);
    }
  }

  /**
   * They do not.
   *
   * @param problems everything that is wrong, sorted by line; never empty
   */
  record Refused(List<PlanProblem> problems) implements Fitting {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
