package io.snaprelay.infra.permissions;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Why a permission is there although no integration test of this build is sure to use it.
 *
 * <p>Each is either used by AWS itself with the service's role, or by what depends on chance, or by
 * what is tested inside one JVM, where nobody has a role.
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
  EXPIRES_OR_SWEEPS(".*", "DeleteOwn(Snapshots|Copies)", ".*"),
  /** Played by each service's tests on local-aws; a campaign draws them only by chance. */
  CLUSTERS(".*", ".*", ".*([cC]luster).*"),
  /** A member of a cluster. */
  MEMBERS("snaprelay-restore-verify-service", "Restore", "rds:CreateDBInstance"),
  /** StayOnLocalAwsTest plays a restore that stays. */
  RESTORES_THAT_STAY(
      "snaprelay-restore-verify-service",
      "Look|ChangeOwnDatabases",
      "rds:(Describe(DBParameterGroups|DBSubnetGroups|OptionGroups|DBSnapshots)|AddTags.*|RemoveTags.*)"),
  /** The cutover tests of the restore-verify-service play it. */
  CUTOVER(
      "snaprelay-restore-verify-service",
      "LookAround|SwapNames|RenameCandidate|SnapshotWhatIsRetired|TagItsSnapshot|DeleteWhatIsRetired",
      ".*"),
  /** Of level L3; needs pg_dump of the server's version. */
  CLEAN_ROOM(
      "snaprelay-sanitize-service",
      "MakeCleanRoom|TagCleanRoom|LetRdsMakeMasterPasswords|LookAtKeys|LetRdsUseKeys",
      ".*"),
  /** Exports and option groups are played by tests of the copy-service. */
  EXPORTS(
      "snaprelay-copy-service",
      "Look|Export|PassExportRole",
      "rds:(Describe(ExportTasks|OptionGroups)|StartExportTask)|iam:.*|arn:.*"),
  /** Other accounts are played by the tests of the copy-service inside one JVM. */
  OTHER_ACCOUNTS("snaprelay-copy", ".*", ".*");

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
