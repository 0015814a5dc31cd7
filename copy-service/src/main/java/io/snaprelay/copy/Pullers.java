package io.snaprelay.copy;

import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Steps;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The accounts that copy a snapshot of a run for it, and are let in for as long as they do. */
@ApplicationScoped
class Pullers {
  private final RdsGateway rds;
  private final RunLedger ledger;

  Pullers(RdsGateway rds, RunLedger ledger) {
    this.rds = rds;
    this.ledger = ledger;
  }

  /** The step of the run that made a snapshot; empty if none of them did. */
  Optional<StepName> maker(SnapshotRef snapshot, Run run) {
    return ResourceName.parse(snapshot.identifier())
        .filter(name -> name.run().equals(run.id()))
        .map(ResourceName::step);
  }

  /** The accounts that still copy what a step has made. */
  List<String> of(StepName made, Run run) {
    return pulling(made, run)
        .filter(plan -> !isOver(plan, run))
        .map(plan -> plan.target().account())
        .distinct()
        .toList();
  }

  /** Whether an account stays let in after a copy: by the plan, or for another copy of it. */
  boolean mayStay(CopyPlan plan, Run run) {
    String account = plan.target().account();
    return maker(plan.source(), run)
        .filter(made -> isPlanned(made, account, run) || isPulledElsewhere(made, plan, run))
        .isPresent();
  }

  private static boolean isPlanned(StepName made, String account, Run run) {
    return made.equals(Steps.given(run.plan()))
        && run.plan().share().filter(share -> share.accounts().contains(account)).isPresent();
  }

  private boolean isPulledElsewhere(StepName made, CopyPlan plan, Run run) {
    return pulling(made, run)
        .filter(other -> !other.step().equals(plan.step()))
        .filter(other -> other.target().account().equals(plan.target().account()))
        .anyMatch(other -> !isOver(other, run));
  }

  private static Stream<CopyPlan> pulling(StepName made, Run run) {
    return Copies.of(run.plan()).madeFrom(made).stream()
        .flatMap(step -> CopyPlan.of(step, run).stream())
        .filter(CopyPlan::crossesAccounts);
  }

  /** Of two that end together at least one sees that both are over: RDS shows it first. */
  private boolean isOver(CopyPlan plan, Run run) {
    return ledger.step(run.id(), plan.step()).isPresent()
        || rds.snapshot(plan.target()).filter(SnapshotState::isAvailable).isPresent();
  }
}
