package io.snaprelay.copy;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;

/**
 * Whether a copy into another region and another account at once takes one call or two. RDS takes
 * one by now (RDS API Reference, CopyDBSnapshot: the source may be "in a different account and a
 * different AWS Region"); where it does not, the copy passes through one beside its source's
 * account. Which code refuses is documented nowhere: these are the ones that it could be.
 */
@ApplicationScoped
class Detour {
  private static final Set<String> REFUSED_AT_ONCE =
      Set.of("InvalidParameterCombination", "InvalidParameterValue");

  /** A share that was just made may not be seen at once. */
  private static final Duration SHARE_IS_SEEN = Duration.ofMinutes(10);

  private final RunLedger ledger;

  Detour(RunLedger ledger) {
    this.ledger = ledger;
  }

  /** Whether RDS has refused the one call before. */
  boolean isTaken(CopyPlan plan, Run run) {
    return ledger.reached(run.id(), key(plan)).isPresent();
  }

  /** Whether a refusal can be answered by waiting or by two calls; the latter is recorded. */
  boolean isAnswerTo(AwsFailure refusal, CopyPlan plan, SnapshotRef from, Run run) {
    boolean foreign = !from.account().equals(plan.target().account());
    boolean both = foreign && !from.region().equals(plan.target().region());
    boolean unseen = foreign && refusal.kind() == AwsFailure.Kind.NOT_FOUND;
    boolean patient = unseen && !isLong(plan, run);
    if (both && !patient && (unseen || REFUSED_AT_ONCE.contains(refusal.code()))) {
      ledger.reached(run.id(), key(plan), run.now());
      return true;
    }
    return patient;
  }

  /** Notes when the share began that the call relies on; the first note counts. */
  void shared(CopyPlan plan, Run run) {
    ledger.reached(run.id(), plan.step() + "-shared", run.now());
  }

  private boolean isLong(CopyPlan plan, Run run) {
    return ledger
        .reached(run.id(), plan.step() + "-shared")
        .filter(since -> since.plus(SHARE_IS_SEEN).isBefore(run.now()))
        .isPresent();
  }

  private static String key(CopyPlan plan) {
    return plan.step() + "-in-two-calls";
  }
}
