package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.database.Sighting;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.MemberRequest;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.runtime.Pace;
import io.snaprelay.settings.Way;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.wire.RdsNotification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings the temporary database to the point where the proof can log in. {@code available} is not
 * that point: the password that the snapshot brought along has to give way to one that RDS manages
 * and nobody ever types.
 */
@ApplicationScoped
class FinishRestore implements Finish {
  /** RDS describes a new instance at once; this is only so that one miss does not end a run. */
  private static final Duration MAY_BE_MISSED = Duration.ofMinutes(5);

  private final RdsGateway rds;
  private final TemporaryDatabases databases;
  private final Members members;
  private final RunLedger ledger;
  private final RestoredSettings settings;
  private final Pace pace;

  FinishRestore(
      RdsGateway rds,
      TemporaryDatabases databases,
      Members members,
      RunLedger ledger,
      RestoredSettings settings,
      Pace pace) {
    this.settings = settings;
    this.rds = rds;
    this.databases = databases;
    this.members = members;
    this.ledger = ledger;
    this.pace = pace;
  }

  @Override
  public StepName step() {
    return StepName.RESTORE;
  }

  /** What serves the database tells of itself, under a name of its own. */
  @Override
  public boolean hears(RdsNotification event, StepName creator) {
    return creator.equals(StepName.RESTORE) || creator.isRestoreMember();
  }

  @Override
  public Outcome finish(Run run) {
    Optional<RestorePlan> plan = RestorePlan.of(run);
    if (plan.isEmpty()) {
      return Outcome.ignore("the snapshot that is to be restored does not exist yet");
    }
    Sighting seen = databases.look(plan.get().target(), run);
    if (seen instanceof Sighting.Foreign foreign) {
      return TemporaryDatabases.refuse(plan.get().target(), foreign);
    }
    if (seen instanceof Sighting.Ours ours) {
      return judge(plan.get(), ours.state(), run);
    }
    return missing(plan.get(), run);
  }

  private Outcome judge(RestorePlan plan, DatabaseState state, Run run) {
    if (state.lost() || state.isDeleting()) {
      return lost(plan, "is " + state.status());
    }
    state.members().forEach(member -> members.record(member, run));
    Optional<MemberRequest> lacking = members.lacking(plan, state, run);
    if (lacking.isPresent()) {
      return serve(plan, lacking.get(), run);
    }
    if (state.isUp()) {
      ledger.reached(run.id(), Subjects.AVAILABLE, run.now());
    }
    boolean needsPassword = ProofLogin.needsMasterPassword(run);
    if (state.isUp() && !state.masterPasswordManaged() && needsPassword) {
      return letRdsManageThePassword(plan);
    }
    if (state.settled() && (state.masterSecretArn().isPresent() || !needsPassword)) {
      return settled(plan, state, run);
    }
    return Outcome.retryLater("the temporary database is " + state.status(), pace.next());
  }

  private Outcome settled(RestorePlan plan, DatabaseState state, Run run) {
    Optional<Restore> restore = run.plan().restore();
    Optional<Outcome> more =
        restore.flatMap(it -> settings.ask(plan, plan.target(), run, Way.RESTORE, Way.MODIFY));
    if (more.isPresent()) {
      return more.get();
    }
    if (restore.filter(it -> !it.stays()).isPresent()) {
      settings.compare(plan, plan.target(), run);
    }
    return Outcome.emit(available(plan, state, run));
  }

  /**
   * Restored storage gets its instances once it is available; one that was there comes back never.
   */
  private Outcome serve(RestorePlan plan, MemberRequest lacking, Run run) {
    Optional<Created> member = run.created(TemporaryDatabases.creatorOf(lacking.member()));
    if (member.isEmpty() && Members.isReadyForMore(lacking.cluster())) {
      return members.add(lacking, run);
    }
    return member.filter(created -> isOverdue(created, run)).isPresent()
        ? lost(plan, "has lost the instance that served it: " + lacking.member().identifier())
        : Outcome.retryLater(
            lacking.member().identifier() + " does not serve the temporary database yet",
            pace.next());
  }

  /**
   * Of two messages that find it available at once, the second is refused: the first did the work.
   */
  private Outcome letRdsManageThePassword(RestorePlan plan) {
    try {
      rds.manageMasterPassword(plan.target());
      return Outcome.started(pace.next());
    } catch (AwsFailure e) {
      if (e.kind() == AwsFailure.Kind.INVALID_STATE) {
        return Outcome.retryLater(e.code(), pace.next());
      }
      throw e;
    }
  }

  private Outcome missing(RestorePlan plan, Run run) {
    boolean gone =
        run.created(StepName.RESTORE).filter(created -> isOverdue(created, run)).isPresent();
    return gone
        ? lost(plan, "no longer exists")
        : Outcome.retryLater("the restore is not recorded or not visible yet", pace.next());
  }

  private static boolean isOverdue(Created created, Run run) {
    return created.calledAt().plus(MAY_BE_MISSED).isBefore(run.now());
  }

  private static Outcome lost(RestorePlan plan, String what) {
    return Outcome.giveUp(
        FailureCode.RESTORE_FAILED,
        "%s, restored from %s, %s and will not become available"
            .formatted(plan.target().arn(), plan.source().words(), what),
        plan.source().words() + " was not touched; clean-up deletes what was restored");
  }

  private static RestoreAvailable available(RestorePlan plan, DatabaseState state, Run run) {
    return new RestoreAvailable(
        run.header(RestoreAvailable.class, state.resourceId()),
        plan.source(),
        plan.target(),
        state.resourceId());
  }
}
