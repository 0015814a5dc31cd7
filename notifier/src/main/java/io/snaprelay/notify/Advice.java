package io.snaprelay.notify;

import io.snaprelay.events.FailureCode;

/** What somebody should do now. */
final class Advice {
  static final String FAILED_PROOF =
      "Do not rely on this backup: look into what the failed checks name, at the source first, and"
          + " run the plan again.";
  static final String MISSED_RTO =
      "Look at the longest phase in the evidence: a larger instance class or a copy in the same"
          + " region makes it shorter, or set an objective that can be met.";
  static final String MISSED_RPO =
      "Take snapshots more often, or find out why the newest rows are as old as they are.";

  private static final String NO_SUCH_SNAPSHOT =
      "Check that a snapshot exists that the plan's choice fits, or ask for a fresh one.";

  private static final String NO_SUCH_TIME =
      "Ask for a time that the database's automated backups hold, or switch them on.";

  private static final String STRANGE_SNAPSHOT =
      "Look at the snapshot: it is not the one that the plan describes. Somebody else may have"
          + " made it.";
  private static final String STRANGE_RESOURCE =
      "Find out whose the resource of that name is; rename or remove it yourself, for SnapRelay"
          + " will not.";
  private static final String FAILED_RESTORE =
      "Look at the temporary database's RDS events: the instance class or its parameters may not"
          + " fit the snapshot.";

  private static final String REVERTED =
      "Production serves its old data under its own name; remove the cause above and run the plan"
          + " again.";
  private static final String STUCK =
      "Act now: production may be without its name. Compare both names above with what RDS shows,"
          + " and rename by hand.";

  private static final String NO_CLIENTS =
      "Install pg_dump and pg_restore of the named version where snaprelay.sanitize.clients"
          + " points, or ask for level L2.";

  private Advice() {}

  static String on(FailureCode code) {
    return switch (code) {
      case MESSAGE_MALFORMED, MESSAGE_NOT_UNDERSTOOD ->
          "Look at the message in the dead-letter queue; services of different versions may be"
              + " running.";
      case PLAN_INVALID, PLAN_NOT_FOUND, PLAN_NOT_EXECUTABLE, DATABASE_NOT_IN_PLAN ->
          "Correct the plan file ('snaprelay plan check' names the place) and run it again.";
      case RUN_OVERLAPS -> "Wait for the open run to end, or cancel it with 'snaprelay cancel'.";
      case DATABASE_NOT_FOUND ->
          "Check the database's identifier, region and account in the plan file.";
      case DATABASE_NOT_READY -> "Bring the database back to 'available' and run the plan again.";
      case POINT_IN_TIME_NOT_RESTORABLE -> NO_SUCH_TIME;
      case SNAPSHOT_NOT_FOUND -> NO_SUCH_SNAPSHOT;
      case SNAPSHOT_FAILED -> "Look at the snapshot's RDS events and run the plan again.";
      case SNAPSHOT_DIFFERS -> STRANGE_SNAPSHOT;
      case NAME_TAKEN -> STRANGE_RESOURCE;
      case KMS_KEY_NOT_USABLE ->
          "Check that the KMS key exists, is enabled, and lets SnapRelay's role use it.";
      case PREFLIGHT_FAILED ->
          "Create or map what is missing, each of the things named above, and run the plan again.";
      case QUOTA_EXCEEDED -> "Ask AWS for a higher quota or delete what is no longer needed.";
      case ACCESS_DENIED -> "Compare the service's IAM permissions with those in its README.";
      case REQUEST_REFUSED -> "Read AWS's answer above; the plan asks for something it refuses.";
      case EXPORT_FAILED ->
          "Read RDS's words above: the role must be able to write to the bucket and to use the key.";
      case RESTORE_FAILED -> FAILED_RESTORE;
      case RULES_INVALID -> "Correct the masking rules and run the plan again.";
      case SANITIZE_FAILED ->
          "Nothing was given away: look at which post-condition failed, and mend the masking rules.";
      case CLIENTS_MISSING -> NO_CLIENTS;
      case CUTOVER_REVERTED -> REVERTED;
      case CUTOVER_STUCK -> STUCK;
      case CLEAN_UP_FAILED ->
          "Delete the temporary database by hand if the sweep does not: it costs money.";
      case DEADLINE ->
          "Look at what took so long in the evidence; raise the plan's deadline if that is normal.";
      case CANCELLED -> "Nothing, unless the run was cancelled by mistake.";
      case INTERNAL -> "Look at the service's log for this run and report the defect.";
    };
  }
}
