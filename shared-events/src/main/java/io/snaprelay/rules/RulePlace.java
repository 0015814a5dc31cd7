package io.snaprelay.rules;

import io.snaprelay.planfile.PlanProblem;

/**
 * Where a rule stands in its file, for whoever finds out later that it does not fit.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param path the field
 */
public record RulePlace(int line, int column, String path) {
  /** The file as a whole. */
  public static final RulePlace FILE = new RulePlace(1, 1, "");

  public PlanProblem problem(String message) {
    return new PlanProblem(line, column, path, message);
  }
}
