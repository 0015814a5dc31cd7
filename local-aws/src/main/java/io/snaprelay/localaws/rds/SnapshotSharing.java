package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.rds.model.DBSnapshotAttribute;
import software.amazon.awssdk.services.rds.model.DBSnapshotAttributesResult;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotAttributesResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbSnapshotAttributeRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbSnapshotAttributeResponse;

/** Modify- and DescribeDBSnapshotAttribute(s): who else may copy and restore a snapshot. */
final class SnapshotSharing {

  private static final String RESTORE = "restore";

  private final RdsContext rds;

  SnapshotSharing(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        ModifyDbSnapshotAttributeRequest.class,
        Set.of("DBSnapshotIdentifier", "AttributeName", "ValuesToAdd", "ValuesToRemove"),
        this::modify);
    handlers.on(
        DescribeDbSnapshotAttributesRequest.class, Set.of("DBSnapshotIdentifier"), this::describe);
  }

  private ModifyDbSnapshotAttributeResponse modify(
      ModifyDbSnapshotAttributeRequest request, Place place) {
    Snapshot snapshot = own(place, request.dbSnapshotIdentifier());
    if (!RESTORE.equals(Required.member("AttributeName", request.attributeName()))) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "Invalid snapshot attribute: %s; only restore exists", request.attributeName());
    }
    request.valuesToAdd().forEach(SnapshotSharing::mustBeAnAccountOrAll);
    if (!request.valuesToAdd().isEmpty()) {
      mustBeShareable(snapshot, request.valuesToAdd());
    }
    Set<String> after = new TreeSet<>(snapshot.sharedWith());
    after.addAll(request.valuesToAdd());
    request.valuesToRemove().forEach(after::remove);
    if (after.size() > rds.quotas().accountsPerSnapshot()) {
      throw RdsError.SHARED_SNAPSHOT_QUOTA_EXCEEDED.because(
          "Cannot share the snapshot %s with more than %d accounts",
          snapshot.id(), rds.quotas().accountsPerSnapshot());
    }
    snapshot.sharedWith().clear();
    snapshot.sharedWith().addAll(after);
    return ModifyDbSnapshotAttributeResponse.builder()
        .dbSnapshotAttributesResult(attributes(snapshot))
        .build();
  }

  private DescribeDbSnapshotAttributesResponse describe(
      DescribeDbSnapshotAttributesRequest request, Place place) {
    return DescribeDbSnapshotAttributesResponse.builder()
        .dbSnapshotAttributesResult(attributes(own(place, request.dbSnapshotIdentifier())))
        .build();
  }

  private Snapshot own(Place place, String id) {
    return rds.world().ownSnapshot(place, Required.member("DBSnapshotIdentifier", id));
  }

  private void mustBeShareable(Snapshot snapshot, List<String> accounts) {
    snapshot.mustBeAvailable("share the snapshot");
    if (!snapshot.isManual()) {
      throw Guess.ONLY_MANUAL_IS_SHARED.with(snapshot.id(), snapshot.shown().snapshotType());
    }
    if (snapshot.isEncrypted() && accounts.contains(Snapshot.EVERYBODY)) {
      throw Guess.ENCRYPTED_IS_NEVER_PUBLIC.with();
    }
    if (snapshot.isEncrypted() && rds.keys().isAwsManaged(snapshot.shown().kmsKeyId())) {
      throw Guess.SHARING_NEEDS_OWN_KEY.with();
    }
  }

  private static void mustBeAnAccountOrAll(String value) {
    if (!value.equals(Snapshot.EVERYBODY) && !value.matches("\\d{12}")) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "Invalid account: %s; an account has 12 digits", value);
    }
  }

  private static DBSnapshotAttributesResult attributes(Snapshot snapshot) {
    DBSnapshotAttribute restore =
        DBSnapshotAttribute.builder()
            .attributeName(RESTORE)
            .attributeValues(snapshot.sharedWith())
            .build();
    return DBSnapshotAttributesResult.builder()
        .dbSnapshotIdentifier(snapshot.id())
        .dbSnapshotAttributes(restore)
        .build();
  }
}
