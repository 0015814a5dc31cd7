package io.snaprelay.restore.cutover;

import io.snaprelay.database.Sighting;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that stands before the first rename: approval, preflight, one run at a time, the point of no
 * return, and the intent. Until the intent is written, production has not been touched.
 */
@ApplicationScoped
class BeginSwap {
  private static final String UNTOUCHED = "Production was not touched";

  private final RdsGateway rds;
  private final TemporaryDatabases databases;
  private final Decisions decisions;
  private final Preflight preflight;
  private final Likeness likeness;
  private final Replacements replacements;
  private final RunLedger ledger;
  private final CutoverConfig config;

  BeginSwap(
      RdsGateway rds,
      TemporaryDatabases databases,
      Decisions decisions,
      Preflight preflight,
      Likeness likeness,
      Replacements replacements,
      RunLedger ledger,
      CutoverConfig config) {
    this.rds = rds;
    this.databases = databases;
    this.decisions = decisions;
    this.preflight = preflight;
    this.likeness = likeness;
    this.replacements = replacements;
    this.ledger = ledger;
    this.config = config;
  }

  Outcome next(Run run) {
    Optional<RestoreAvailable> restored = run.emitted(StepName.RESTORE, RestoreAvailable.class);
    if (restored.isEmpty()) {
      return Outcome.ignore("nothing was restored");
    }
    DatabaseRef beside = restored.get().temporary();
    Sighting seen = databases.look(beside, run);
    if (seen instanceof Sighting.Foreign foreign) {
      return TemporaryDatabases.refuse(beside, foreign);
    }
    if (!(seen instanceof Sighting.Ours ours) || ours.state().lost()) {
      return Outcome.giveUp(
          FailureCode.RESTORE_FAILED, beside.arn() + " is no longer what was proved", UNTOUCHED);
    }
    return ours.state().settled()
        ? likeness.beforeTheSwap(run).orElseGet(() -> approval(ours.state(), run))
        : Outcome.retryLater("the restored database is " + ours.state().status(), soon());
  }

  /** Whoever is asked to approve finds the candidate as it will be. */
  private Outcome approval(DatabaseState restored, Run run) {
    if (!isApproved(run)) {
      return Outcome.retryLater("it waits for an approval", config.approvalRecheck());
    }
    return preflight.beforeTheSwap(run).orElseGet(() -> production(restored, run));
  }

  private boolean isApproved(Run run) {
    boolean alone =
        run.plan().restore().filter(how -> how.approve() == Restore.Approval.AUTOMATIC).isPresent();
    return alone || decisions.approvedBy(run.id()).isPresent();
  }

  private Outcome production(DatabaseState restored, Run run) {
    DatabaseRef name = run.frozen().database();
    Optional<DatabaseState> old = rds.database(name).filter(each -> each.endpoint().isPresent());
    if (old.isEmpty() || !old.get().settled()) {
      return Outcome.retryLater("production is not at rest", soon());
    }
    return intend(
        new Intent(
            name,
            old.get().resourceId(),
            Names.named(name, Names.aside(name)),
            restored.ref(),
            restored.resourceId(),
            old.get().endpoint().orElseThrow(),
            run.now(),
            leaving(old.get()),
            coming(restored, run)),
        run);
  }

  private static List<Follower> leaving(DatabaseState old) {
    return old.members().stream()
        .map(
            each ->
                new Follower(each.resourceId(), each.ref().identifier(), Names.aside(each.ref())))
        .toList();
  }

  /** An instance that stands for none of the old production keeps its derived name. */
  private List<Follower> coming(DatabaseState restored, Run run) {
    Map<String, String> names = likeness.instanceNames(run);
    return names.entrySet().stream()
        .flatMap(name -> coming(restored, name.getKey(), name.getValue()).stream())
        .toList();
  }

  private static Optional<Follower> coming(DatabaseState restored, String id, String name) {
    return restored.members().stream()
        .filter(each -> each.resourceId().equals(id))
        .map(each -> new Follower(id, name, each.ref().identifier()))
        .findFirst();
  }

  private Outcome intend(Intent intent, Run run) {
    if (!replacements.claim(run.id(), intent.production(), intent.oldResourceId())) {
      return Outcome.giveUp(
          FailureCode.PREFLIGHT_FAILED,
          "Another run is replacing " + intent.production().arn() + ": let it end first",
          UNTOUCHED);
    }
    if (!ledger.commit(run.id(), StepName.CUTOVER)) {
      return Outcome.giveUp(FailureCode.CANCELLED, "The run was called off before", UNTOUCHED);
    }
    decisions.intend(run.id(), intent);
    return Outcome.retryLater("the swap begins", soon());
  }

  private Duration soon() {
    return config.swapRecheck();
  }
}
