package io.snaprelay.planfile;

import org.yaml.snakeyaml.error.Mark;

/**
 * A place in the file.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
public record Place(int line, int column) {
  static final Place START = new Place(1, 1);

  static Place of(Mark mark) {
    return mark == null ? START : new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** A problem here. What it quotes of the file is shown on one line. */
  public PlanProblem problem(PlanPath path, String message) {
    return new PlanProblem(line, column, oneLine(path.text()), oneLine(message));
  }

  private static String oneLine(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n");
  }
}
