package io.snaprelay.plan;

import io.snaprelay.names.StepName;
import java.util.List;
import java.util.Optional;

/**
 * The copies of a plan and the steps that make them. A plan's only copy is made by the step {@code
 * copy}, as in every release; of several, each by {@code copy-<name>}. Pure.
 */
public final class Copies {
  private final List<Copy> targets;

  private Copies(List<Copy> targets) {
    this.targets = targets;
  }

  public static Copies of(Plan plan) {
    return of(plan.copies());
  }

  /** The copies of a section {@code copy}. */
  public static Copies of(List<Copy> targets) {
    return new Copies(targets);
  }

  public boolean areMany() {
    return targets.size() > 1;
  }

  /** The steps, in the order of the plan. */
  public List<StepName> steps() {
    return targets.stream().map(this::step).toList();
  }

  /** What a target is called: by its name, else by where it goes. */
  public static String label(Copy target) {
    return target
        .name()
        .orElseGet(
            () -> target.account().map(id -> target.region() + "-" + id).orElse(target.region()));
  }

  /** The step that makes a target. */
  public StepName step(Copy target) {
    return areMany() ? StepName.copyTo(label(target)) : StepName.COPY;
  }

  /** The target that a step makes; empty if the plan has no such copy. */
  public Optional<Copy> madeBy(StepName step) {
    return targets.stream().filter(target -> step(target).equals(step)).findFirst();
  }

  /** The step that makes the target of a name. */
  public Optional<StepName> named(String name) {
    return targets.stream()
        .filter(target -> label(target).equals(name))
        .map(this::step)
        .findFirst();
  }

  /** The step that makes what a target is a copy of. */
  public StepName source(Copy target) {
    return target.from().flatMap(this::named).orElse(StepName.SNAPSHOT);
  }

  /** The steps whose copies are of what another step makes. */
  public List<StepName> madeFrom(StepName source) {
    return targets.stream()
        .filter(target -> source(target).equals(source))
        .map(this::step)
        .toList();
  }

  /** Whose a target becomes. */
  public String account(Copy target, String home) {
    return target
        .account()
        .orElseGet(() -> madeBy(source(target)).map(before -> account(before, home)).orElse(home));
  }
}
