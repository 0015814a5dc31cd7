package io.snaprelay.copy;

import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.Share;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is copied where. A function of the run and its source snapshot alone, so that every delivery
 * plans the very same copy.
 *
 * @param source the snapshot that is copied
 * @param sourceKey the key that it is encrypted with; absent if it is not encrypted
 * @param target the copy
 * @param kmsKey the copy's key, as the plan names it; absent keeps the source's
 * @param ownership whose the copy is
 * @param givenTo who else may restore it afterwards, so that its key must let them
 */
record CopyPlan(
    SnapshotRef source,
    Optional<String> sourceKey,
    SnapshotRef target,
    Optional<String> kmsKey,
    Ownership ownership,
    List<String> givenTo) {

  static CopyPlan of(SnapshotCreated created, Run run) {
    return created.origin() == Origin.SANITIZED
        ? ofSanitized(created, run)
        : ofSource(created, run);
  }

  private static CopyPlan ofSource(SnapshotCreated created, Run run) {
    SnapshotRef source = created.snapshot();
    Copy copy = run.plan().copy().orElseThrow();
    return new CopyPlan(
        source,
        created.facts().kmsKeyArn(),
        new SnapshotRef(
            source.kind(),
            copy.account().orElse(source.account()),
            copy.region(),
            run.resourceName(StepName.COPY)),
        copy.kmsKey(),
        new Ownership(run.id(), StepName.COPY, ResourceRole.COPY),
        run.plan().share().map(Share::accounts).orElse(List.of()));
  }

  /** Beside its source: only the key changes, for that of production is given to nobody. */
  private static CopyPlan ofSanitized(SnapshotCreated created, Run run) {
    SnapshotRef source = created.snapshot();
    Sanitize sanitize = run.plan().sanitize().orElseThrow();
    return new CopyPlan(
        source,
        created.facts().kmsKeyArn(),
        new SnapshotRef(
            source.kind(),
            source.account(),
            source.region(),
            run.resourceName(StepName.SANITIZED_COPY)),
        sanitize.kmsKey(),
        new Ownership(run.id(), StepName.SANITIZED_COPY, ResourceRole.SANITIZED),
        sanitize.share());
  }

  /** Whose copy it is, for its event. */
  Origin origin() {
    return ownership.role() == ResourceRole.SANITIZED ? Origin.SANITIZED : Origin.COPY;
  }

  /** Where the plan names the key. */
  String keyField() {
    return origin() == Origin.SANITIZED ? "sanitize.kmsKey" : "copy.kmsKey";
  }

  StepName step() {
    return ownership.step();
  }

  /**
   * Whether RDS needs a key that the plan does not name: an encrypted snapshot cannot keep its key
   * in another region, for keys belong to regions (RDS User Guide, "Copying a DB snapshot").
   */
  boolean lacksKey() {
    return crossesRegions() && sourceKey.isPresent() && kmsKey.isEmpty();
  }

  boolean crossesRegions() {
    return !source.region().equals(target.region());
  }

  Map<String, String> tags() {
    return ownership.tags();
  }
}
