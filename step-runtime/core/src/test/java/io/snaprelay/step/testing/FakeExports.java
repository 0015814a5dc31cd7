package io.snaprelay.step.testing;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.rds.ExportRequest;
import io.snaprelay.rds.ExportState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Export tasks in memory. They go on only when a test says so. */
public final class FakeExports {
  private final Map<String, ExportState> tasks = new HashMap<>();

  /** Puts or replaces a task. */
  public void put(String identifier, ExportState state) {
    tasks.put(identifier, state);
  }

  Optional<ExportState> find(String identifier) {
    return Optional.ofNullable(tasks.get(identifier));
  }

  ExportState start(ExportRequest request) {
    ExportState begun =
        new ExportState(
            request.snapshot().arn(), request.bucket(), "STARTING", 0, Optional.empty());
    if (tasks.putIfAbsent(request.identifier(), begun) != null) {
      throw FakeRds.failure(
          AwsFailure.Kind.ALREADY_EXISTS, "ExportTaskAlreadyExists", request.identifier());
    }
    return begun;
  }
}
