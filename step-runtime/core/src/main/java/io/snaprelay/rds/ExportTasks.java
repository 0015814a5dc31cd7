package io.snaprelay.rds;

import java.util.Optional;
import software.amazon.awssdk.services.rds.model.ExportTask;
import software.amazon.awssdk.services.rds.model.StartExportTaskRequest;

/** Export tasks, between RDS's words and ours. */
final class ExportTasks {
  private ExportTasks() {}

  static void fill(StartExportTaskRequest.Builder call, ExportRequest request) {
    call.exportTaskIdentifier(request.identifier())
        .sourceArn(request.snapshot().arn())
        .s3BucketName(request.bucket())
        .s3Prefix(request.prefix().orElse(null))
        .iamRoleArn(request.role())
        .kmsKeyId(request.kmsKey());
  }

  static ExportState of(ExportTask task) {
    return new ExportState(
        task.sourceArn(),
        task.s3Bucket(),
        task.status(),
        Optional.ofNullable(task.percentProgress()).orElse(0),
        Optional.ofNullable(task.failureCause()));
  }
}
