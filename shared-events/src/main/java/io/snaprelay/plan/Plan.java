package io.snaprelay.plan;

import java.util.List;
import java.util.Optional;

/**
 * What the user wants for a set of databases. Every section that is absent is a step that no run of
 * this plan has.
 *
 * @param databases names from the file's {@code databases}
 * @param select databases chosen by tag instead of by name
 * @param schedule an EventBridge cron or rate expression
 * @param on the RDS events that start a run
 * @param overlap what happens to a run whose predecessor is still open
 * @param limits bounds of every run
 * @param snapshot where the snapshot comes from
 * @param copies the copies to other regions, accounts or keys, in the order of the file
 * @param share accounts that may restore the snapshot
 * @param export the export to S3
 * @param retain what expires and what never does
 * @param verify the restore test
 * @param sanitize the masked copy
 * @param restore a restore that stays
 * @param notifications who is told, and of what
 */
public record Plan(
    List<String> databases,
    Optional<Select> select,
    Optional<String> schedule,
    List<RdsTrigger> on,
    Overlap overlap,
    Limits limits,
    SnapshotSource snapshot,
    List<Copy> copies,
    Optional<Share> share,
    Optional<Export> export,
    Optional<Retain> retain,
    Optional<Verify> verify,
    Optional<Sanitize> sanitize,
    Optional<Restore> restore,
    List<Notify> notifications) {
  public Plan {
    databases = List.copyOf(databases);
    on = List.copyOf(on);
    copies = List.copyOf(copies);
    notifications = List.copyOf(notifications);
  }

  /** Whether a run waits for the last one of its database. */
  public boolean queues() {
    return overlap == Overlap.QUEUE;
  }

  /** The same plan, for the databases that it selects now. */
  public Plan selecting(List<String> names) {
    return new Plan(
        names,
        select,
        schedule,
        on,
        overlap,
        limits,
        snapshot,
        copies,
        share,
        export,
        retain,
        verify,
        sanitize,
        restore,
        notifications);
  }

  /**
   * The plan's first copy: the one that is proved, shared and exported unless the plan names
   * another.
   */
  public Optional<Copy> copy() {
    return copies.stream().findFirst();
  }

  /** Whether a run of this plan does anything with a snapshot but restore it. */
  public boolean givesSnapshotsAway() {
    return !copies.isEmpty() || share.isPresent() || export.isPresent();
  }

  /** Whether a run of this plan brings up a temporary database. */
  public boolean restoresTemporarily() {
    return verify.isPresent() || sanitize.isPresent() || restore.isPresent();
  }
}
