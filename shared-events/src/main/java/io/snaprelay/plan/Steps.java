package io.snaprelay.plan;

import io.snaprelay.names.StepName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The closed set of steps of a run, a pure function of its frozen plan: it is what lets the
 * services see that a run is complete without anybody who orchestrates it.
 */
public final class Steps {
  private final Map<StepName, Step> byName = new LinkedHashMap<>();
  private final boolean keeps;

  private Steps(Plan plan) {
    keeps = plan.verify().flatMap(Verify::keepOnFailure).isPresent();
    add(StepName.SNAPSHOT);
    Copies copies = Copies.of(plan);
    plan.copies().forEach(copy -> add(copies.step(copy), copies.source(copy)));
    StepName last = given(plan);
    plan.share().ifPresent(share -> add(StepName.SHARE, last));
    plan.export().ifPresent(export -> add(StepName.EXPORT, last));
    if (plan.restoresTemporarily()) {
      addRestoreBranch(plan);
    }
  }

  /** The steps of a run of this plan. */
  public static Steps of(FrozenPlan frozen) {
    return of(frozen.plan());
  }

  /** The steps of every run of this plan. */
  public static Steps of(Plan plan) {
    return new Steps(plan);
  }

  private void addRestoreBranch(Plan plan) {
    add(StepName.RESTORE, restored(plan));
    StepName proven = StepName.RESTORE;
    if (plan.verify().isPresent()) {
      add(StepName.VERIFY, StepName.RESTORE);
      proven = StepName.VERIFY;
    }
    if (plan.sanitize().isPresent()) {
      addSanitizedSnapshot(plan.sanitize().get(), proven);
    }
    if (plan.restore().filter(Restore::stays).isPresent()) {
      add(plan.restore().get().promotes() ? StepName.PROMOTE : StepName.CUTOVER, proven);
    }
    add(StepName.CLEAN_UP);
  }

  private void addSanitizedSnapshot(Sanitize sanitize, StepName proven) {
    add(StepName.SANITIZE, proven);
    add(StepName.SANITIZED_SNAPSHOT, StepName.SANITIZE);
    StepName last = StepName.SANITIZED_SNAPSHOT;
    if (sanitize.kmsKey().isPresent()) {
      add(StepName.SANITIZED_COPY, StepName.SANITIZED_SNAPSHOT);
      last = StepName.SANITIZED_COPY;
    }
    if (!sanitize.share().isEmpty()) {
      add(StepName.SANITIZED_SHARE, last);
    }
  }

  /** The step whose snapshot is the one that is restored. */
  public static StepName restored(Plan plan) {
    boolean source =
        plan.verify().flatMap(Verify::of).filter(Verify.Subject.SOURCE::equals).isPresent();
    return source
        ? StepName.SNAPSHOT
        : plan.verify()
            .flatMap(Verify::target)
            .flatMap(Copies.of(plan)::named)
            .orElseGet(() -> given(plan));
  }

  /**
   * The account in which the database of a run comes up: that of the copy which is restored.
   *
   * @param home the account of the plan's database
   */
  public static String restoredIn(Plan plan, String home) {
    Copies copies = Copies.of(plan);
    return copies.madeBy(restored(plan)).map(copy -> copies.account(copy, home)).orElse(home);
  }

  /** The step whose snapshot is shared and exported: the first copy, if the plan makes one. */
  public static StepName given(Plan plan) {
    return Copies.of(plan).steps().stream().findFirst().orElse(StepName.SNAPSHOT);
  }

  /**
   * The account in which that snapshot is.
   *
   * @param home the account of the plan's database
   */
  public static String givenIn(Plan plan, String home) {
    Copies copies = Copies.of(plan);
    return copies.madeBy(given(plan)).map(copy -> copies.account(copy, home)).orElse(home);
  }

  private void add(StepName name, StepName... after) {
    byName.put(name, new Step(name, Set.of(after)));
  }

  /** All steps, in the order of the story. */
  public List<StepName> names() {
    return List.copyOf(byName.keySet());
  }

  /** The same, each with what it waits for. */
  public List<Step> all() {
    return List.copyOf(byName.values());
  }

  public boolean contains(StepName name) {
    return byName.containsKey(name);
  }

  /**
   * Whether this may go on when the run has completed: people are told of a failed proof at once,
   * and its database is deleted hours later.
   */
  public boolean outlastsTheRun(StepName name) {
    return keeps && name.equals(StepName.KEEP)
        || contains(StepName.CUTOVER) && name.equals(StepName.RETIRE);
  }

  /**
   * Every step that can no longer be reached once this one has failed. Clean-up depends on no step,
   * so it is never among them.
   */
  public Set<StepName> unreachableWithout(StepName failed) {
    Set<StepName> unreachable = new LinkedHashSet<>();
    Deque<StepName> open = new ArrayDeque<>(List.of(failed));
    while (!open.isEmpty()) {
      StepName cause = open.remove();
      byName.values().stream()
          .filter(step -> step.after().contains(cause) && unreachable.add(step.name()))
          .forEach(step -> open.add(step.name()));
    }
    return unreachable;
  }
}
