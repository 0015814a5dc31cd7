package io.snaprelay.planfile;

import java.util.List;

/**
 * A YAML file as a tree.
 *
 * @param root its root mapping
 * @param places where each field stands
 * @param problems what is wrong with the YAML itself
 */
public record PlanDocument(Field root, Places places, List<PlanProblem> problems) {
  static PlanDocument unreadable(List<PlanProblem> problems) {
    return new PlanDocument(Field.MISSING, new Places(), problems);
  }

  static PlanDocument unreadable(Place place, String message) {
    return unreadable(List.of(place.problem(PlanPath.ROOT, message)));
  }

  /** Whether there is a tree that can be checked further. */
  public boolean isReadable() {
    return root.present();
  }
}
