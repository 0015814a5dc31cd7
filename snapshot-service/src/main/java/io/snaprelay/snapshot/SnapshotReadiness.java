package io.snaprelay.snapshot;

import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import java.util.Set;

/** What a snapshot's state means for the step that waits for it. */
final class SnapshotReadiness {
  private static final Set<String> ON_ITS_WAY = Set.of("creating", "copying");

  private SnapshotReadiness() {}

  static Outcome of(Run run, SnapshotState snapshot, Subject subject, Pace pace) {
    if (snapshot.isAvailable() && snapshot.facts().isPresent()) {
      return Outcome.emit(created(run, snapshot, subject, snapshot.facts().get()));
    }
    if (snapshot.isFailed()) {
      return SnapshotFailures.failed(snapshot.ref());
    }
    return snapshot.isAvailable() || ON_ITS_WAY.contains(snapshot.status())
        ? Outcome.retryLater(snapshot.status(), pace.next())
        : SnapshotFailures.gone(snapshot.ref());
  }

  private static SnapshotCreated created(
      Run run, SnapshotState snapshot, Subject subject, SnapshotFacts facts) {
    return new SnapshotCreated(
        run.header(SnapshotCreated.class, snapshot.ref().arn()),
        snapshot.ref(),
        subject.origin(),
        subject.database(),
        facts);
  }
}
