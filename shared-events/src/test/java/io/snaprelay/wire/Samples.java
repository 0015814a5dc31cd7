package io.snaprelay.wire;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CopyCompleted;
import io.snaprelay.events.CutoverCompleted;
import io.snaprelay.events.DatabasePromoted;
import io.snaprelay.events.Event;
import io.snaprelay.events.EventHeader;
import io.snaprelay.events.ExportCompleted;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.PointInTimeChosen;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunRequested;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.RunStarted;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.events.SettingDifference;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.events.SnapshotShared;
import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.events.SweepReported;
import io.snaprelay.events.TemporaryDatabaseDeleted;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.EventId;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.refs.SnapshotRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event of every type, with every field set: what the golden files hold. */
final class Samples {
  private static final RunId RUN = RunId.of("trigger-1", "nightly", "orders");
  private static final DatabaseRef ORDERS =
      new DatabaseRef(DatabaseKind.INSTANCE, "111111111111", "eu-west-1", "orders-prod");
  private static final DatabaseRef TEMPORARY =
      new DatabaseRef(DatabaseKind.INSTANCE, "111111111111", "eu-central-1", "snaprelay-restore");
  private static final SnapshotRef SOURCE =
      new SnapshotRef(DatabaseKind.INSTANCE, "111111111111", "eu-west-1", "snaprelay-snapshot");
  private static final SnapshotRef COPY =
      new SnapshotRef(DatabaseKind.INSTANCE, "111111111111", "eu-central-1", "snaprelay-copy");
  private static final SnapshotFacts FACTS =
      new SnapshotFacts(
          "postgres",
          "17.11",
          Instant.parse("2026-11-21T02:00:05Z"),
          20,
          Optional.of(
              "arn:aws:kms:eu-west-1:111111111111:key/11111111-2222-3333-4444-555555555555"));

  private Samples() {}

  static List<Event> all() {
    return List.of(
        new RunRequested(
            header("run-requested"),
            "nightly",
            List.of("orders"),
            Optional.of(SnapshotSource.FRESH)),
        new RunStarted(header("run-started"), "trigger-1", "nightly", ORDERS),
        new SnapshotCreated(header("snapshot-created"), SOURCE, Origin.SOURCE, ORDERS, FACTS),
        new PointInTimeChosen(
            header("point-in-time-chosen"), PointInTimeRef.of(ORDERS, FACTS.dataAsOf()), FACTS),
        new CopyCompleted(header("copy-completed"), SOURCE, COPY, Origin.COPY, FACTS),
        new SnapshotShared(header("snapshot-shared"), COPY, List.of("222222222222")),
        new ExportCompleted(header("export-completed"), COPY, "rds-exports", "orders/"),
        new RestoreAvailable(header("restore-available"), COPY, TEMPORARY, "db-ABCDEFGHIJ"),
        new VerificationCompleted(
            header("verification-completed"), TEMPORARY, Verdict.PASSED, List.of(check())),
        new SanitizeCompleted(header("sanitize-completed"), TEMPORARY, "0".repeat(64)),
        promoted(),
        new CutoverCompleted(header("cutover-completed"), ORDERS, "db-NEW", "db-OLD"),
        new TemporaryDatabaseDeleted(
            header("temporary-database-deleted"), TEMPORARY, "db-ABCDEFGHIJ"),
        new SnapshotsExpired(
            header("snapshots-expired"), ORDERS, List.of(SOURCE), Optional.empty()),
        swept(),
        new StepFailed(
            header("step-failed"),
            StepName.COPY,
            "copy-service",
            FailureCode.KMS_KEY_NOT_USABLE,
            "alias/dr does not exist in eu-central-1",
            "the source snapshot"),
        RunCompleted.of(
            header("run-completed"),
            "nightly",
            RunResult.SUCCEEDED,
            Map.of(StepName.SNAPSHOT, StepState.DONE, StepName.COPY, StepState.DONE)));
  }

  private static Event promoted() {
    return new DatabasePromoted(
        header("database-promoted"),
        ORDERS,
        "db-NEW",
        COPY,
        List.of(
            new SettingDifference(
                "parameterGroup",
                Optional.of("orders-pg17"),
                Optional.of("orders-pg17-dr"),
                "the plan maps it")));
  }

  private static SweepReported swept() {
    return new SweepReported(
        header("sweep-reported"),
        "restore-verify-service",
        TEMPORARY.arn(),
        Optional.of("nightly"),
        SweepReported.State.FOUND,
        "EXPIRED",
        "it was to be gone by 2026-11-21T08:00:00Z",
        Optional.of(Instant.parse("2026-11-21T10:00:00Z")));
  }

  private static CheckResult check() {
    return new CheckResult(
        "rows",
        "shop.public.orders",
        CheckResult.Status.PASS,
        "1 or more",
        "1200000",
        Duration.ofMillis(1500),
        Optional.of("f".repeat(64)));
  }

  private static EventHeader header(String type) {
    return new EventHeader(
        EventId.of(RUN, type, "sample"),
        Optional.of(RUN),
        Optional.of("cause-1"),
        Instant.parse("2026-11-21T02:01:00Z"),
        Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
        Optional.of("111111111111/eu-central-1"));
  }
}
