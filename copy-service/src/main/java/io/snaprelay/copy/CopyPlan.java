package io.snaprelay.copy;

import io.snaprelay.events.Origin;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.Share;
import io.snaprelay.plan.Steps;
import io.snaprelay.rds.CopyRequest;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is copied where. A function of the run and its records alone, so that every delivery plans
 * the very same copy.
 *
 * @param original what is copied
 * @param target the copy
 * @param kmsKey the copy's key, as the plan names it; absent keeps the source's
 * @param optionGroup the option group that it names; absent leaves it to RDS
 * @param ownership whose the copy is
 * @param givenTo who else may restore it afterwards, so that its key must let them
 * @param sweptAfter when it is of no use any more; absent if it is there to stay
 */
record CopyPlan(
    Original original,
    SnapshotRef target,
    Optional<String> kmsKey,
    Optional<String> optionGroup,
    Ownership ownership,
    List<String> givenTo,
    Optional<Instant> sweptAfter) {
  /** Where {@link CopyConfig#transitKey} is set. */
  private static final String TRANSIT_KEY = "snaprelay.copy.transit-key";

  /** Empty until the ledger has what is to be copied. */
  static Optional<CopyPlan> of(StepName step, Run run) {
    return step.equals(StepName.SANITIZED_COPY)
        ? Original.in(run, StepName.SANITIZED_SNAPSHOT).map(masked -> ofSanitized(masked, run))
        : ofTarget(step, run);
  }

  private static Optional<CopyPlan> ofTarget(StepName step, Run run) {
    Copies copies = Copies.of(run.plan());
    return copies
        .madeBy(step)
        .flatMap(
            target ->
                Original.in(run, copies.source(target))
                    .map(original -> ofTarget(original, step, target, run)));
  }

  private static CopyPlan ofTarget(Original original, StepName step, Copy target, Run run) {
    return new CopyPlan(
        original,
        new SnapshotRef(
            original.snapshot().kind(),
            target.account().orElse(original.snapshot().account()),
            target.region(),
            run.resourceName(step)),
        target.kmsKey(),
        target.optionGroup(),
        new Ownership(run.id(), step, ResourceRole.COPY),
        step.equals(Steps.given(run.plan()))
            ? run.plan().share().map(Share::accounts).orElse(List.of())
            : List.of(),
        Optional.empty());
  }

  /** Beside its source: only the key changes, for that of production is given to nobody. */
  private static CopyPlan ofSanitized(Original masked, Run run) {
    Sanitize sanitize = run.plan().sanitize().orElseThrow();
    return new CopyPlan(
        masked,
        new SnapshotRef(
            masked.snapshot().kind(),
            masked.snapshot().account(),
            masked.snapshot().region(),
            run.resourceName(StepName.SANITIZED_COPY)),
        sanitize.kmsKey(),
        Optional.empty(),
        new Ownership(run.id(), StepName.SANITIZED_COPY, ResourceRole.SANITIZED),
        sanitize.share(),
        Optional.empty());
  }

  /** The snapshot that is copied. */
  SnapshotRef source() {
    return original.snapshot();
  }

  /** Whose copy it is, for its event. */
  Origin origin() {
    return ownership.role() == ResourceRole.SANITIZED ? Origin.SANITIZED : Origin.COPY;
  }

  /** Where the plan names the key. */
  String keyField() {
    return switch (ownership.role()) {
      case SANITIZED -> "sanitize.kmsKey";
      case TRANSIT -> TRANSIT_KEY;
      default -> "copy.kmsKey";
    };
  }

  /** Whether another copy passes through it. */
  boolean isTransit() {
    return ownership.role() == ResourceRole.TRANSIT;
  }

  StepName step() {
    return ownership.step();
  }

  /**
   * Whether RDS needs a key that the plan does not name: an encrypted snapshot cannot keep its key
   * in another region, for keys belong to regions, nor one that is shared from another account (RDS
   * User Guide, "Copying a DB snapshot").
   */
  boolean lacksKey() {
    return (crossesRegions() || crossesAccounts())
        && original.key().isPresent()
        && kmsKey.isEmpty();
  }

  boolean crossesRegions() {
    return !source().region().equals(target.region());
  }

  boolean crossesAccounts() {
    return !source().account().equals(target.account());
  }

  /** The request for it. */
  CopyRequest request(SnapshotRef from) {
    return new CopyRequest(from, target, kmsKey, optionGroup, tags());
  }

  /** What is only on its way says when it may be swept. */
  Map<String, String> tags() {
    return sweptAfter.map(ownership::tagsUntil).orElseGet(ownership::tags);
  }

  /**
   * What this copy passes through: a copy in the account of its source and already in the target's
   * region, which may be shared because its key may.
   *
   * @param key the key under which it is made, if its source is encrypted
   * @param expiry when it may be swept, if the run does not remove it itself
   */
  CopyPlan transit(String key, Instant expiry) {
    StepName via = step().transit();
    return new CopyPlan(
        original,
        new SnapshotRef(
            target.kind(),
            source().account(),
            target.region(),
            new ResourceName(ownership.run(), via).value()),
        original.key().map(any -> key),
        Optional.empty(),
        new Ownership(ownership.run(), via, ResourceRole.TRANSIT),
        List.of(target.account()),
        Optional.of(expiry));
  }
}
