package io.snaprelay.infra.permissions;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Why a permission is there although no test uses it by its role: AWS itself does, with the
 * service's role and on its behalf, and local-aws has neither Lambda nor encrypted queues.
 */
enum Unplayed {
  /** Lambda Developer Guide, "Defining Lambda function permissions with an execution role". */
  LAMBDA_WRITES_THE_LOG(".*", "Log", ".*"),
  /** Lambda Developer Guide, "Configuring Lambda with Amazon SQS": its poller has our role. */
  LAMBDA_POLLS(".*", "TakeMessages", "sqs:GetQueueAttributes"),
  /** SQS Developer Guide, "Key management"; local-aws encrypts neither queues nor buckets. */
  QUEUES_AND_LEDGER_ARE_ENCRYPTED(".*", "UseKeyOfQueuesAndLedger", ".*");

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
