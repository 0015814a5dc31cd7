package io.snaprelay.snapshot;

import io.snaprelay.events.SnapshotsExpired.Reason;
import io.snaprelay.events.SnapshotsExpired.Reasons;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.snapshot.Deletion.Progress;
import io.snaprelay.snapshot.Expiry.Doomed;
import java.util.List;
import java.util.Map;

/**
 * What became of each snapshot that was to go.
 *
 * @param progress how far each of them got, in order
 */
record ExpiryResult(Map<Doomed, Progress> progress) {

  List<SnapshotRef> expired() {
    return gone().stream().map(Doomed::snapshot).toList();
  }

  /** Why each went, and what kept the others. */
  Reasons reasons(String plan) {
    return new Reasons(
        plan,
        gone().stream()
            .map(doomed -> new Reason(doomed.snapshot(), doomed.reason(), doomed.detail()))
            .toList(),
        progress.entrySet().stream()
            .filter(entry -> !isGone(entry.getValue()))
            .map(entry -> kept(entry.getKey().snapshot(), entry.getValue()))
            .toList());
  }

  private List<Doomed> gone() {
    return progress.keySet().stream().filter(doomed -> isGone(progress.get(doomed))).toList();
  }

  private static boolean isGone(Progress progress) {
    return progress instanceof Progress.Gone;
  }

  private static Reason kept(SnapshotRef snapshot, Progress why) {
    if (why instanceof Progress.Spared spared) {
      return new Reason(snapshot, spared.code(), spared.detail());
    }
    Progress.Waiting waiting = (Progress.Waiting) why;
    return new Reason(snapshot, waiting.code(), waiting.detail());
  }
}
