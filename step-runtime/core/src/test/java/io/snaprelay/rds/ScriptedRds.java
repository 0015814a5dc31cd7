package io.snaprelay.rds;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotResponse;

/** An RDS client that writes down what it is asked, and answers what the test has laid out. */
class ScriptedRds implements RdsClient {
  final List<Object> asked = new ArrayList<>();
  DBInstance instance;
  Function<DescribeDbSnapshotsRequest, DescribeDbSnapshotsResponse> snapshots;
  DBSnapshot snapshot;
  private String failure;
  private String denial;

  /** Every call fails. */
  void fail(String code) {
    failure = code;
  }

  /** Every deletion fails, and nothing else. */
  void denyDeletions(String code) {
    denial = code;
  }

  <T> T last(Class<T> request) {
    return asked.stream()
        .filter(request::isInstance)
        .map(request::cast)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  @Override
  public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
    ask(request);
    return DescribeDbInstancesResponse.builder()
        .dbInstances(instance == null ? List.of() : List.of(instance))
        .build();
  }

  @Override
  public DescribeDbSnapshotsResponse describeDBSnapshots(DescribeDbSnapshotsRequest request) {
    ask(request);
    return snapshots == null
        ? DescribeDbSnapshotsResponse.builder().build()
        : snapshots.apply(request);
  }

  @Override
  public CreateDbSnapshotResponse createDBSnapshot(CreateDbSnapshotRequest request) {
    ask(request);
    return CreateDbSnapshotResponse.builder().dbSnapshot(snapshot).build();
  }

  @Override
  public CopyDbSnapshotResponse copyDBSnapshot(CopyDbSnapshotRequest request) {
    ask(request);
    return CopyDbSnapshotResponse.builder().dbSnapshot(snapshot).build();
  }

  @Override
  public RestoreDbInstanceFromDbSnapshotResponse restoreDBInstanceFromDBSnapshot(
      RestoreDbInstanceFromDbSnapshotRequest request) {
    ask(request);
    return RestoreDbInstanceFromDbSnapshotResponse.builder().dbInstance(instance).build();
  }

  @Override
  public CreateDbInstanceResponse createDBInstance(CreateDbInstanceRequest request) {
    ask(request);
    return CreateDbInstanceResponse.builder().dbInstance(instance).build();
  }

  @Override
  public ModifyDbInstanceResponse modifyDBInstance(ModifyDbInstanceRequest request) {
    ask(request);
    return ModifyDbInstanceResponse.builder().dbInstance(instance).build();
  }

  @Override
  public DeleteDbInstanceResponse deleteDBInstance(DeleteDbInstanceRequest request) {
    ask(request);
    return DeleteDbInstanceResponse.builder().dbInstance(instance).build();
  }

  @Override
  public DeleteDbSnapshotResponse deleteDBSnapshot(DeleteDbSnapshotRequest request) {
    ask(request);
    return DeleteDbSnapshotResponse.builder().dbSnapshot(snapshot).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // nothing is open
  }

  final void ask(Object request) {
    asked.add(request);
    boolean deletes = request.getClass().getSimpleName().startsWith("Delete");
    String code = deletes && denial != null ? denial : failure;
    if (code != null) {
      AwsErrorDetails details =
          AwsErrorDetails.builder().errorCode(code).errorMessage("on purpose").build();
      throw RdsException.builder().awsErrorDetails(details).statusCode(400).build();
    }
  }
}
