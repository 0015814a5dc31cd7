package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who else may copy and restore a snapshot. */
final class SnapshotSharing {

  static final String RESTORE = "restore";

  /** What is to change. */
  record Change(String attribute, List<String> add, List<String> remove) {}

  private final RdsContext rds;

  SnapshotSharing(RdsContext rds) {
    this.rds = rds;
  }

  void change(Snapshot snapshot, Change change) {
    if (!RESTORE.equals(Required.member("AttributeName", change.attribute()))) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "Invalid snapshot attribute: %s; only restore exists", change.attribute());
    }
    change.add().forEach(SnapshotSharing::mustBeAnAccountOrAll);
    if (!change.add().isEmpty()) {
      mustBeShareable(snapshot, change.add());
    }
    Set<String> after = new TreeSet<>(snapshot.sharedWith());
    after.addAll(change.add());
    change.remove().forEach(after::remove);
    if (after.size() > rds.quotas().accountsPerSnapshot()) {
      throw RdsError.SHARED_SNAPSHOT_QUOTA_EXCEEDED.because(
          "Cannot share the snapshot %s with more than %d accounts",
          snapshot.id(), rds.quotas().accountsPerSnapshot());
    }
    snapshot.sharedWith().clear();
    snapshot.sharedWith().addAll(after);
  }

  private void mustBeShareable(Snapshot snapshot, List<String> accounts) {
    snapshot.mustBeAvailable("share the snapshot");
    if (!snapshot.isManual()) {
      throw snapshot.kind().refusals().onlyManualIsShared().with(snapshot.id(), snapshot.type());
    }
    if (snapshot.isEncrypted() && accounts.contains(Snapshot.EVERYBODY)) {
      throw Guess.ENCRYPTED_IS_NEVER_PUBLIC.with();
    }
    if (snapshot.isEncrypted() && rds.keys().isAwsManaged(snapshot.kmsKey())) {
      throw Guess.SHARING_NEEDS_OWN_KEY.with();
    }
  }

  private static void mustBeAnAccountOrAll(String value) {
    if (!value.equals(Snapshot.EVERYBODY) && !value.matches("\\d{12}")) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "Invalid account: %s; an account has 12 digits", value);
    }
  }
}
