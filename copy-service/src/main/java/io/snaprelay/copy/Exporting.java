package io.snaprelay.copy;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.ExportCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Export;
import io.snaprelay.plan.Steps;
import io.snaprelay.rds.ExportRequest;
import io.snaprelay.rds.ExportState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Exports a run's snapshot to S3 and waits for the end of it. RDS's events name the snapshot, not
 * the task, so that only the re-check sees how far it is. An export task bears no tags: ours is the
 * one of the derived name that exports our snapshot to the planned bucket.
 */
@ApplicationScoped
class Exporting {
  private final RdsGateway rds;
  private final Pace pace;

  Exporting(RdsGateway rds, Pace pace) {
    this.rds = rds;
    this.pace = pace;
  }

  /** Asks for the export, unless an earlier delivery has. */
  Outcome begin(Run run) {
    return request(run)
        .map(
            request ->
                rds.export(request.snapshot(), request.identifier()).isPresent()
                    ? Outcome.started(pace.first())
                    : start(request))
        .orElseGet(() -> Outcome.ignore("the run has nothing to export yet"));
  }

  /** Looks how far it is. */
  Outcome look(Run run) {
    return request(run)
        .map(request -> look(request, run))
        .orElseGet(() -> Outcome.ignore("the run has nothing to export yet"));
  }

  private Outcome start(ExportRequest request) {
    try {
      rds.startExport(request);
      return Outcome.started(pace.first());
    } catch (AwsFailure e) {
      return switch (e.kind()) {
        case ALREADY_EXISTS -> Outcome.started(pace.first());
        case INVALID_STATE -> Outcome.retryLater(e.code(), pace.next());
        case KEY_NOT_USABLE -> ExportFailures.keyNotUsable(request, e);
        default -> throw e;
      };
    }
  }

  private Outcome look(ExportRequest request, Run run) {
    Optional<ExportState> found = rds.export(request.snapshot(), request.identifier());
    if (found.isEmpty()) {
      return start(request);
    }
    ExportState task = found.get();
    if (!isOurs(task, request)) {
      return ExportFailures.nameTaken(request);
    }
    if (task.isLost()) {
      return ExportFailures.lost(request, task);
    }
    return task.isComplete()
        ? Outcome.emit(completed(request, run))
        : Outcome.retryLater("%s, %d %%".formatted(task.status(), task.percent()), pace.next());
  }

  private static boolean isOurs(ExportState task, ExportRequest request) {
    return task.sourceArn().equals(request.snapshot().arn())
        && task.bucket().equals(request.bucket());
  }

  private static Optional<ExportRequest> request(Run run) {
    Export plan = run.plan().export().orElseThrow();
    return snapshot(run)
        .map(
            snapshot ->
                new ExportRequest(
                    run.resourceName(StepName.EXPORT),
                    snapshot,
                    plan.bucket(),
                    plan.prefix(),
                    plan.role().orElseThrow(),
                    plan.kmsKey().orElseThrow()));
  }

  /** The copy, if the plan makes one. */
  private static Optional<SnapshotRef> snapshot(Run run) {
    return Original.in(run, Steps.given(run.plan())).map(Original::snapshot);
  }

  /** RDS writes to a folder with the task's name (RDS User Guide, "Exporting DB snapshot data"). */
  private static ExportCompleted completed(ExportRequest request, Run run) {
    String folder = request.prefix().map(prefix -> prefix + "/").orElse("");
    return new ExportCompleted(
        run.header(ExportCompleted.class, request.identifier()),
        request.snapshot(),
        request.bucket(),
        folder + request.identifier());
  }
}
