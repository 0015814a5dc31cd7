package io.snaprelay.ledger;

import io.snaprelay.events.FailureCode;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import java.time.Instant;
import java.util.List;

/**
 * What a trigger resolved to. Written once, before any run starts; a trigger that is delivered
 * again does what stands here and decides nothing anew.
 *
 * @param id the trigger's id
 * @param plan the plan that it asks for
 * @param requestedAt when it was sent: time zero of its runs
 * @param runs one per database; none if anything was refused
 * @param refusals everything that is wrong; nothing was started unless this is empty
 * @param skipped databases whose last run of the plan was still open
 */
public record TriggerRecord(
    String id,
    String plan,
    Instant requestedAt,
    List<FrozenPlan> runs,
    List<Refusal> refusals,
    List<Skipped> skipped) {
  public TriggerRecord {
    runs = List.copyOf(runs);
    refusals = List.copyOf(refusals);
    skipped = List.copyOf(skipped);
    if (!runs.isEmpty() && !refusals.isEmpty()) {
      throw new IllegalArgumentException("A refused trigger starts nothing");
    }
  }

  /**
   * One reason why the trigger was refused.
   *
   * @param code by name
   * @param detail what is wrong, where, and what would be right
   */
  public record Refusal(FailureCode code, String detail) {}

  /**
   * A database for which no run was started.
   *
   * @param database its name in the plan file
   * @param run the run that is still open
   */
  public record Skipped(String database, RunId run) {}

  public boolean isRefused() {
    return !refusals.isEmpty();
  }
}
