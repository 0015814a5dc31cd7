package io.snaprelay.copy;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.Origin;
import io.snaprelay.events.SnapshotCreated;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.Share;
import io.snaprelay.plan.Steps;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.retention.Decision;
import io.snaprelay.retention.Held;
import io.snaprelay.retention.Retention;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shuts out of a plan's earlier snapshots whom their own run let in and the plan no longer names.
 * Whoever was let in by hand stays, and so does the snapshot: retention says so. No run waits for
 * it: what RDS refuses now the next run tries again.
 */
@ApplicationScoped
class FormerAccounts implements Reaction<Message.OfEvent> {
  private final RdsGateway rds;
  private final RunLedger runs;
  private final Retention retention;
  private final Clock clock;

  FormerAccounts(RdsGateway rds, Ledger ledger, Clock clock) {
    this.rds = rds;
    this.runs = new RunLedger(ledger);
    this.retention = new Retention(rds, ledger);
    this.clock = clock;
  }

  @Override
  public Class<Message.OfEvent> message() {
    return Message.OfEvent.class;
  }

  @Override
  public Outcome react(Message.OfEvent message) {
    return Optional.of(message.event())
        .filter(SnapshotCreated.class::isInstance)
        .map(SnapshotCreated.class::cast)
        .filter(created -> created.origin() == Origin.SOURCE)
        .flatMap(created -> runs.plan(created.header().runId()))
        .map(this::shutOut)
        .orElseGet(() -> Outcome.ignore("no run has taken or picked its snapshot"));
  }

  private Outcome shutOut(FrozenPlan now) {
    try {
      retention.of(now.planName(), now.plan(), now.database(), clock.instant()).stream()
          .map(Decision::snapshot)
          .filter(held -> !held.run().equals(now.run()))
          .forEach(held -> shutOut(held, now.plan()));
      return Outcome.ignore("nobody is let in whom the plan does not name");
    } catch (AwsFailure e) {
      return Outcome.giveUp(
          FailureCode.REQUEST_REFUSED,
          "Who is no longer named by the plan could not be shut out of its earlier snapshots: "
              + e.getMessage(),
          "Who may restore them; the next run tries again");
    }
  }

  private void shutOut(Held held, Plan now) {
    List<String> former = new ArrayList<>(letIn(held));
    former.removeAll(named(held, now));
    if (!former.isEmpty()) {
      former.retainAll(rds.sharedWith(held.ref()));
    }
    if (!former.isEmpty()) {
      rds.share(held.ref(), List.of(), former);
    }
  }

  /** Whom its own run let in. */
  private List<String> letIn(Held held) {
    return runs.plan(held.run())
        .map(FrozenPlan::plan)
        .filter(then -> held.isGivenAway() || held.step().equals(Steps.given(then)))
        .map(then -> named(held, then))
        .orElse(List.of());
  }

  private static List<String> named(Held held, Plan plan) {
    return held.isGivenAway()
        ? plan.sanitize().map(Sanitize::share).orElse(List.of())
        : plan.share().map(Share::accounts).orElse(List.of());
  }
}
