package io.snaprelay.planfile;

import io.snaprelay.plan.Copies;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.plan.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What this version reads but does not execute. A run that would need any of it is refused by name:
 * a section that is silently ignored is a promise that nobody keeps.
 */
public final class NotYetExecuted {
  private final List<String> sections = new ArrayList<>();

  private NotYetExecuted() {}

  /** Everything in a file, for those who check it before any run. */
  public static List<String> in(PlanFile file) {
    NotYetExecuted found = new NotYetExecuted();
    sorted(file.plans()).forEach((name, plan) -> found.plan("plans." + name, plan));
    return List.copyOf(found.sections);
  }

  /** Everything that one run would need: it is refused unless this is empty. */
  public static List<String> in(FrozenPlan frozen) {
    NotYetExecuted found = new NotYetExecuted();
    found.plan("plans." + frozen.planName(), frozen.plan());
    return List.copyOf(found.sections);
  }

  private static <T> Map<String, T> sorted(Map<String, T> named) {
    return new TreeMap<>(named);
  }

  private void plan(String path, Plan plan) {
    elsewhere(plan).ifPresent(account -> add(true, path + ": a restore in account " + account));
  }

  /** Databases are restored in the account that SnapRelay runs in. */
  private static Optional<String> elsewhere(Plan plan) {
    Copies copies = Copies.of(plan);
    return Optional.of(Steps.restored(plan))
        .filter(restored -> plan.restoresTemporarily())
        .flatMap(copies::madeBy)
        .map(copy -> copies.account(copy, ""))
        .filter(account -> !account.isEmpty());
  }

  private void add(boolean present, String name) {
    String message = name + " is not executed by this version";
    if (present && !sections.contains(message)) {
      sections.add(message);
    }
  }
}
