package io.snaprelay.cli.demo;

import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Json;
import java.util.stream.Stream;

/**
 * Keeps the files of the snapshots that a run has made: data directories of a server, as they were.
 */
final class SnapshotFiles {
  private final Stage stage;

  SnapshotFiles(Stage stage) {
    this.stage = stage;
  }

  void keepThoseOf(RunId run) {
    RunLedger ledger = stage.runs();
    // The masked one under production's key has the same bytes, and goes as soon as its copy is
    // there.
    Stream.of(StepName.SNAPSHOT, StepName.COPY, StepName.SANITIZED_COPY)
        .forEach(step -> ledger.created(run, step).ifPresent(created -> keep(step, created)));
  }

  private void keep(StepName step, Created created) {
    String folder = stage.workspace().folder("snapshots").resolve(step.value()).toString();
    stage
        .aws()
        .export(
            Json.mapper()
                .createObjectNode()
                .put("snapshot", created.arn())
                .put("folder", folder)
                .toString());
  }
}
