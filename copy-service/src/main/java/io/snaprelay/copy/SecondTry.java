package io.snaprelay.copy;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * A copy that failed is made once more, under the same name, after the failed one was proved ours
 * and deleted. How far that is stands in the ledger: first that the old one goes, then that the
 * name was seen free, then that a new one was asked for. What fails after the name was free is the
 * second failure, and stays for people to look at.
 */
@ApplicationScoped
class SecondTry {
  private final RdsGateway rds;
  private final RunLedger ledger;
  private final Pace pace;

  SecondTry(RdsGateway rds, RunLedger ledger, Pace pace) {
    this.rds = rds;
    this.ledger = ledger;
    this.pace = pace;
  }

  /** Answers a copy that failed, or that is stuck. */
  Outcome of(CopyPlan plan, SnapshotState failed, Run run) {
    if (is(Mark.FREE, plan, run)) {
      return CopyFailures.failedTwice(plan);
    }
    if (!new OurCopy(plan, run).is(failed)) {
      return CopyFailures.copyFailed(plan);
    }
    mark(Mark.GOES, plan, run);
    Removal.of(failed.ref(), rds);
    return Outcome.retryLater("the copy failed, and is deleted to be made once more", pace.next());
  }

  /** Whether a name that is free is to be taken once more; else the copy was deleted by others. */
  boolean isDue(CopyPlan plan, Run run) {
    return is(Mark.GOES, plan, run) && !is(Mark.ASKED, plan, run);
  }

  /** Makes a call, and notes before and after it that it was the second one, if it was. */
  Outcome noting(CopyPlan plan, Run run, Supplier<Outcome> call) {
    if (!isDue(plan, run)) {
      return call.get();
    }
    mark(Mark.FREE, plan, run);
    Outcome outcome = call.get();
    if (outcome instanceof Outcome.Started) {
      mark(Mark.ASKED, plan, run);
    }
    return outcome;
  }

  private enum Mark {
    GOES("-failed"),
    FREE("-free-again"),
    ASKED("-asked-again");

    private final String suffix;

    Mark(String suffix) {
      this.suffix = suffix;
    }

    String of(StepName step) {
      return step + suffix;
    }
  }

  private boolean is(Mark mark, CopyPlan plan, Run run) {
    return ledger.reached(run.id(), mark.of(plan.step())).isPresent();
  }

  private void mark(Mark mark, CopyPlan plan, Run run) {
    ledger.reached(run.id(), mark.of(plan.step()), run.now());
  }
}
