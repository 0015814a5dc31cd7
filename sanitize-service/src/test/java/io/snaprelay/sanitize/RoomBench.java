package io.snaprelay.sanitize;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.SanitizeCompleted;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.sanitize.cleanroom.Furnishing;
import io.snaprelay.sanitize.engine.Sanitizing;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Recheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A run of level L3 whose database was proved, and whose masking succeeds. */
abstract class RoomBench {
  static final DatabaseRef ROOM =
      new DatabaseRef(
          DatabaseKind.INSTANCE,
          Runs.ACCOUNT,
          "eu-central-1",
          "snaprelay-" + Runs.RUN + "-clean-room");
  static final Map<String, String> TAGS =
      new Ownership(Runs.RUN, StepName.CLEAN_ROOM, ResourceRole.TEMPORARY).tags();
  static final CheckResult MASKED = SanitizeBench.check("canaries", Status.PASS);
  static final CheckResult SAME = SanitizeBench.check("clean-room-rows", Status.PASS);
  static final CheckResult LOST = SanitizeBench.check("clean-room-rows", Status.FAIL);
  static final Furnishing LOADED = new Furnishing.Done(List.of(SAME));

  final SanitizeBench bench =
      new SanitizeBench(SanitizeBench.RULES, Sanitize.Level.L3).proved(Verdict.PASSED);

  @BeforeEach
  final void maskingSucceeds() {
    bench.engine.answers(
        new Sanitizing.Done(List.of(MASKED), "L2", List.of("Freed blocks of the volume")));
  }

  final void settled() {
    DatabaseState like = FakeRds.instance(ROOM, TAGS);
    bench.put(
        new DatabaseState(
            ROOM,
            like.resourceId(),
            "available",
            true,
            false,
            like.endpoint(),
            Optional.of(SanitizeBench.SECRET),
            true,
            "postgres",
            "17.11",
            TAGS));
  }

  static DatabaseState ofEngine(String engine, String version) {
    return new DatabaseState(
        SanitizeBench.TEMPORARY,
        SanitizeBench.resourceId(),
        "available",
        true,
        false,
        Optional.of(new DatabaseState.Endpoint("localhost", 3306)),
        Optional.of(SanitizeBench.SECRET),
        true,
        engine,
        version,
        SanitizeBench.OUR_TAGS);
  }

  final Disposition recheck() {
    return bench.loop.deliver(
        new Recheck(Runs.RUN, StepName.SANITIZE, bench.plan.deadline(), Optional.empty()));
  }

  final List<SanitizeCompleted> completed() {
    return bench.loop.bus.published(SanitizeCompleted.class);
  }

  final StepFailed failure() {
    return bench.loop.bus.published(StepFailed.class).get(0);
  }
}
