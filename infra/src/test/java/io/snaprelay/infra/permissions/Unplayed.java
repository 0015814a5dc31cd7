package io.snaprelay.infra.permissions;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Why a permission is there although no test of this build is sure to use it by its role.
 *
 * <p>Each is either used by AWS itself with the service's role, or by what depends on chance, or
 * takes too long for every build, or is tested on fakes.
 */
enum Unplayed {
  /** Lambda Developer Guide, "Defining Lambda function permissions with an execution role". */
  LAMBDA_WRITES_THE_LOG(".*", "Log", ".*"),
  /** Lambda Developer Guide, "Configuring Lambda with Amazon SQS": its poller has our role. */
  LAMBDA_POLLS(".*", "TakeMessages", "sqs:GetQueueAttributes"),
  /** SQS Developer Guide, "Key management"; local-aws encrypts neither queues nor buckets. */
  QUEUES_AND_LEDGER_ARE_ENCRYPTED(".*", "UseKeyOfQueuesAndLedger", ".*"),
  /** The integration tests have their plan files in folders. */
  PLANS_IN_A_BUCKET(".*", "ReadPlans", ".*"),
  /** Only a message that nobody can read goes there. */
  UNREADABLE_MESSAGES(".*", "BuryMessages", ".*"),
  /** Whether something must be tried again is a matter of time. */
  TRIES_AGAIN(".*", "TakeMessages", "sqs:(ChangeMessageVisibility|SendMessage)"),
  /** Whoever records the last step of a run closes it. */
  LAST_STEP(".*", "CloseRuns", ".*"),
  /** Retention has something to delete only in flows that keep few; sweeps delete what was left. */
  EXPIRES_OR_SWEEPS("snaprelay-snapshot-service", "DeleteOwnSnapshots", ".*"),
  /** A randomized campaign draws snapshots of clusters, and may draw none. */
  SNAPSHOTS_OF_CLUSTERS("snaprelay-snapshot-service", ".*", ".*[cC]luster.*"),
  /** Masking knows no difference between the kinds, so that only instances are masked in tests. */
  CLUSTERS_ARE_MASKED("snaprelay-sanitize-service", ".*", ".*[cC]luster.*"),
  /** What serves production by way of a proxy is looked at only where there is a proxy. */
  PROXIES("snaprelay-restore-verify-service", "LookAround", "rds:DescribeDBProxyTargets"),
  /** InPlaceFlowIT plays the end of a hold, and taking back, in minutes: only if asked for. */
  HOLDS_THAT_END(
      "snaprelay-restore-verify-service",
      "SnapshotWhatIsRetired|TagItsSnapshot|DeleteWhatIsRetired",
      ".*"),
  /** A cutover that is taken back before it has changed a name. */
  CUTOVERS_CALLED_OFF(
      "snaprelay-restore-verify-service", "RenameCandidate", "rds:AddTagsToResource"),
  /** Of level L3; needs pg_dump of the server's version. */
  CLEAN_ROOM(
      "snaprelay-sanitize-service",
      "MakeCleanRoom|TagCleanRoom|LetRdsMakeMasterPasswords|LookAtKeys|LetRdsUseKeys",
      ".*"),
  /** ChosenPointInTimeTest plays it on a fake of RDS. */
  POINTS_IN_TIME("snaprelay-snapshot-service", "Look", "rds:DescribeDBInstanceAutomatedBackups"),
  /** OptionGroupTest plays it on a fake of RDS. */
  OPTION_GROUPS_OF_COPIES("snaprelay-copy(-service)?", "Look", "rds:DescribeOptionGroups"),
  /** OtherAccountTest and SharingTest play it on a fake of RDS. */
  SHARED_BY_ANOTHER_ACCOUNT(
      "snaprelay-copy",
      "Look|LookAtKeys|ShareAndDeleteOwn",
      "(rds:(Describe|Modify)DB(Cluster)?SnapshotAttributes?|kms:GetKeyPolicy)");

  private final Pattern role;
  private final Pattern sid;
  private final Pattern what;

  Unplayed(String role, String sid, String what) {
    this.role = Pattern.compile(role);
    this.sid = Pattern.compile(sid);
    this.what = Pattern.compile(what);
  }

  boolean excuses(Unused unused) {
    return role.matcher(unused.role()).matches()
        && sid.matcher(unused.sid()).matches()
        && what.matcher(unused.what()).matches();
  }

  static boolean excused(Unused unused) {
    return Arrays.stream(values()).anyMatch(it -> it.excuses(unused));
  }
}
