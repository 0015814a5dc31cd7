package io.snaprelay.planfile;

/**
 * One thing that is wrong with a plan file.
 *
 * @param line where, counted from 1
 * @param column where in the line, counted from 1
 * @param path the field, for example {@code plans.nightly.copy.region}; empty for the whole file
 * @param message what is wrong and what would be right
 */
public record PlanProblem(int line, int column, String path, String message) {
  /** One line for people: place, field, message. */
  @Override
  public String toString() {
    String place = "line " + line + ", column " + column + ": ";
    return place + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
