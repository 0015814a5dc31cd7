package io.snaprelay.planfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found, so that everything is reported at once. */
final class Findings {
  private static final Comparator<PlanProblem> BY_PLACE =
      Comparator.comparingInt(PlanProblem::line).thenComparingInt(PlanProblem::column);

  private final Places places;
  private final List<PlanProblem> problems;
  private final List<PlanProblem> warnings = new ArrayList<>();

  Findings(Places places, List<PlanProblem> found) {
    this.places = places;
    this.problems = new ArrayList<>(found);
  }

  Places places() {
    return places;
  }

  void refuse(PlanPath path, String message) {
    problems.add(places.value(path).problem(path, message));
  }

  /** Refuses a field for its name or its presence, not for its value. */
  void refuseKey(PlanPath path, String message) {
    problems.add(places.key(path).problem(path, message));
  }

  void warn(PlanPath path, String message) {
    warnings.add(places.key(path).problem(path, message));
  }

  boolean refused() {
    return !problems.isEmpty();
  }

  List<PlanProblem> problems() {
    return sorted(problems);
  }

  List<PlanProblem> warnings() {
    return sorted(warnings);
  }

  private static List<PlanProblem> sorted(List<PlanProblem> found) {
    return found.stream().distinct().sorted(BY_PLACE).toList();
  }
}
