package io.snaprelay.plan;

import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run was asked to do, as it was when the run started. A later edit of the plan file does
 * not touch it.
 *
 * @param run the run
 * @param trigger the id of the trigger that asked for it
 * @param planName the plan's name in its file
 * @param databaseName the database's name in the file
 * @param database the database
 * @param snapshot where the snapshot comes from: the trigger's choice, else the plan's
 * @param plan the plan itself
 * @param requestedAt when the trigger was resolved: time zero of the RTO
 * @param traceparent the W3C trace context of the trigger
 * @param rulesHash SHA-256 of the masking rules, in hex: the ledger holds their text under it;
 *     absent if the plan does not sanitize
 */
public record FrozenPlan(
    RunId run,
    String trigger,
    String planName,
    String databaseName,
    DatabaseRef database,
    SnapshotSource snapshot,
    Plan plan,
    Instant requestedAt,
    Optional<String> traceparent,
    Optional<String> rulesHash) {

  /** A run that masks nothing. */
  public FrozenPlan(
      RunId run,
      String trigger,
      String planName,
      String databaseName,
      DatabaseRef database,
      SnapshotSource snapshot,
      Plan plan,
      Instant requestedAt,
      Optional<String> traceparent) {
    this(
        run,
        trigger,
        planName,
        databaseName,
        database,
        snapshot,
        plan,
        requestedAt,
        traceparent,
        Optional.empty());
  }

  /** The same run, with its masking rules. */
  public FrozenPlan masking(String hash) {
    return new FrozenPlan(
        run,
        trigger,
        planName,
        databaseName,
        database,
        snapshot,
        plan,
        requestedAt,
        traceparent,
        Optional.of(hash));
  }

  /** When the run fails if it has not completed. */
  public Instant deadline() {
    return requestedAt.plus(plan.limits().deadline());
  }
}
