package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.SnapshotRef;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ExportTask;
import software.amazon.awssdk.services.rds.model.StartExportTaskRequest;

/** Export tasks: to them a snapshot of an instance is the same as one of a cluster. */
final class ExportTasks {
  private final RdsClients clients;

  ExportTasks(RdsClients clients) {
    this.clients = clients;
  }

  void start(ExportRequest request) {
    RdsClient rds = at(request.snapshot());
    call("rds:StartExportTask", () -> rds.startExportTask(it -> fill(it, request)));
  }

  Optional<ExportState> find(SnapshotRef snapshot, String identifier) {
    RdsClient rds = at(snapshot);
    return Answers.one(
            "rds:DescribeExportTasks",
            "ExportTaskNotFound",
            () -> rds.describeExportTasks(it -> it.exportTaskIdentifier(identifier)).exportTasks())
        .map(ExportTasks::state);
  }

  private RdsClient at(SnapshotRef snapshot) {
    return clients.in(snapshot.account(), snapshot.region());
  }

  private static void fill(StartExportTaskRequest.Builder call, ExportRequest request) {
    call.exportTaskIdentifier(request.identifier())
        .sourceArn(request.snapshot().arn())
        .s3BucketName(request.bucket())
        .s3Prefix(request.prefix().orElse(null))
        .iamRoleArn(request.role())
        .kmsKeyId(request.kmsKey());
  }

  private static ExportState state(ExportTask task) {
    return new ExportState(
        task.sourceArn(),
        task.s3Bucket(),
        task.status(),
        Optional.ofNullable(task.percentProgress()).orElse(0),
        Optional.ofNullable(task.failureCause()));
  }
}
