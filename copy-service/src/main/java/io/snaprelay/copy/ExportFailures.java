package io.snaprelay.copy;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.rds.ExportRequest;
import io.snaprelay.rds.ExportState;
import io.snaprelay.step.Outcome;

/** The ways in which an export fails for good, in words. */
final class ExportFailures {
  private ExportFailures() {}

  static Outcome keyNotUsable(ExportRequest request, AwsFailure refusal) {
    return Outcome.giveUp(
        FailureCode.KMS_KEY_NOT_USABLE,
        "RDS cannot use the key '%s' of 'export.kmsKey' in %s: %s"
            .formatted(request.kmsKey(), request.snapshot().region(), refusal.code()),
        "The snapshot; nothing was exported");
  }

  static Outcome nameTaken(ExportRequest request) {
    return Outcome.giveUp(
        FailureCode.NAME_TAKEN,
        "The export task %s in %s is not of %s to the bucket %s"
            .formatted(
                request.identifier(),
                request.snapshot().region(),
                request.snapshot().arn(),
                request.bucket()),
        "The foreign export: it was not touched");
  }

  static Outcome lost(ExportRequest request, ExportState task) {
    return Outcome.giveUp(
        FailureCode.EXPORT_FAILED,
        "RDS says that the export %s is %s%s"
            .formatted(
                request.identifier(), task.status(), task.failure().map(": "::concat).orElse("")),
        "The snapshot, and what lies in the bucket %s by now".formatted(request.bucket()));
  }
}
