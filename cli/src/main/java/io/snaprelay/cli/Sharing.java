package io.snaprelay.cli;

import io.snaprelay.names.StepName;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.Share;
import io.snaprelay.plan.Steps;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.SnapshotRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may restore one snapshot of ours, who should, and the way from the one to the other. */
final class Sharing {
  private final RdsGateway rds;
  private final ShareWish wish;
  private final ShareGuard guard;

  Sharing(RdsGateway rds, ShareWish wish, ShareGuard guard) {
    this.rds = rds;
    this.wish = wish;
    this.guard = guard;
  }

  /** How it stands, after the change if one was wanted; empty if nobody asks about it. */
  Optional<ShareReport.Line> of(String planName, Plan plan, OwnSnapshots.Own own) {
    Map<StepName, List<String>> planned = planned(plan);
    boolean asked = planned.containsKey(own.step()) || wish.isAboutOne();
    if (!asked || !wish.includes(own) || !own.state().isAvailable()) {
      return Optional.empty();
    }
    SnapshotRef snapshot = own.state().ref();
    List<String> seen = rds.sharedWith(snapshot);
    List<String> wanted = wish.wanted(planned.getOrDefault(own.step(), List.of()), seen);
    ShareReport.Line line = ShareReport.Line.of(planName, snapshot, wanted, seen);
    return Optional.of(wish.isWeighed() && !line.isRight() ? weighed(line, own) : line);
  }

  private ShareReport.Line weighed(ShareReport.Line line, OwnSnapshots.Own own) {
    Optional<String> refusal = guard.refusal(own, line.wanted(), line.missing());
    if (refusal.isPresent()) {
      return line.refused(refusal.get());
    }
    return wish.isApplied() ? applied(line, own.state().ref()) : line;
  }

  /** What RDS shows afterwards counts, not that it took the call. */
  private ShareReport.Line applied(ShareReport.Line line, SnapshotRef snapshot) {
    rds.share(snapshot, line.missing(), line.strangers());
    return ShareReport.Line.of(line.plan(), snapshot, line.wanted(), rds.sharedWith(snapshot))
        .changed(line);
  }

  /** By the step that makes what is shared. */
  private static Map<StepName, List<String>> planned(Plan plan) {
    Map<StepName, List<String>> wanted = new HashMap<>();
    plan.share().map(Share::accounts).ifPresent(all -> wanted.put(Steps.given(plan), all));
    plan.sanitize()
        .filter(masked -> masked.kmsKey().isPresent())
        .map(Sanitize::share)
        .ifPresent(all -> wanted.put(StepName.SANITIZED_COPY, all));
    return wanted;
  }
}
