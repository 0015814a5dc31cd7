package io.snaprelay.planfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found, so that everything is reported at once. */
public final class Findings {
  private static final Comparator<PlanProblem> BY_PLACE =
      Comparator.comparingInt(PlanProblem::line).thenComparingInt(PlanProblem::column);

  private final Places places;
  private final List<PlanProblem> problems;
  private final List<PlanProblem> warnings = new ArrayList<>();

  public Findings(Places places, List<PlanProblem> found) {
    this.places = places;
    this.problems = new ArrayList<>(found);
  }

  public Places places() {
    return places;
  }

  public void refuse(PlanPath path, String message) {
    problems.add(places.value(path).problem(path, message));
  }

  /** Refuses a field for its name or its presence, not for its value. */
  public void refuseKey(PlanPath path, String message) {
    problems.add(places.key(path).problem(path, message));
  }

  public void warn(PlanPath path, String message) {
    warnings.add(places.key(path).problem(path, message));
  }

  public boolean refused() {
    return !problems.isEmpty();
  }

  public List<PlanProblem> problems() {
    return sorted(problems);
  }

  public List<PlanProblem> warnings() {
    return sorted(warnings);
  }

  private static List<PlanProblem> sorted(List<PlanProblem> found) {
    return found.stream().distinct().sorted(BY_PLACE).toList();
  }
}
