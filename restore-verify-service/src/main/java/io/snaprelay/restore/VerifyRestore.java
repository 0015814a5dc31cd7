package io.snaprelay.restore;

import io.snaprelay.database.Server;
import io.snaprelay.database.Sighting;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.restore.proof.Effort;
import io.snaprelay.restore.proof.EngineChecks;
import io.snaprelay.restore.proof.Inventory;
import io.snaprelay.restore.proof.Phase;
import io.snaprelay.restore.proof.Proof;
import io.snaprelay.restore.proof.ProofSubject;
import io.snaprelay.restore.proof.Proving;
import io.snaprelay.restore.proof.Summary;
import io.snaprelay.restore.proof.TableFigures;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Proves the temporary database: the long work inside it. There is nothing that RDS could tell when
 * it is done, so that this step has no Finish; a message that comes again finds the manifest of
 * what was proved, or the lock of who is proving.
 */
@ApplicationScoped
class VerifyRestore implements Start<RestoreAvailable> {
  private final TemporaryDatabases databases;
  private final ProofLogin login;
  private final Proofs proofs;
  private final Subjects subjects;
  private final VerifyConfig config;
  private final Pace pace;
  private final Clock clock;

  VerifyRestore(
      TemporaryDatabases databases,
      ProofLogin login,
      Proofs proofs,
      Subjects subjects,
      VerifyConfig config,
      Pace pace,
      Clock clock) {
    this.databases = databases;
    this.login = login;
    this.proofs = proofs;
    this.subjects = subjects;
    this.config = config;
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public Class<RestoreAvailable> event() {
    return RestoreAvailable.class;
  }

  @Override
  public StepName step() {
    return StepName.VERIFY;
  }

  @Override
  public Outcome start(RestoreAvailable event, Run run) {
    Optional<Manifest> earlier = proofs.of(run.id());
    if (earlier.isPresent()) {
      return tell(earlier.get(), run);
    }
    RestorePlan plan = RestorePlan.of(run, event.snapshot());
    Sighting seen = databases.look(plan.target(), run);
    if (seen instanceof Sighting.Foreign foreign) {
      return TemporaryDatabases.refuse(plan.target(), foreign);
    }
    if (seen instanceof Sighting.Ours ours && !ours.state().isDeleting()) {
      return prove(ours.state(), event, run);
    }
    return Outcome.giveUp(
        FailureCode.DATABASE_NOT_FOUND,
        plan.target().arn() + " is gone, or being deleted, before it was proved",
        plan.source().words() + " was not touched");
  }

  private Outcome prove(DatabaseState state, RestoreAvailable event, Run run) {
    Optional<EngineChecks> checks = EnginesProved.checks(state.engine());
    if (checks.isEmpty()) {
      return EnginesProved.refuse(
          state.ref().arn(), state.engine(), event.snapshot().words() + " was not touched");
    }
    try {
      return login
          .into(state, run)
          .map(server -> prove(server, checks.get(), state, event, run))
          .orElseGet(() -> Outcome.retryLater("there is no way in yet", pace.next()));
    } catch (IllegalStateException noLogin) {
      return Outcome.giveUp(
          FailureCode.REQUEST_REFUSED,
          "verify.login: " + noLogin.getMessage(),
          event.snapshot().words() + " was not touched");
    }
  }

  private Outcome prove(
      Server server, EngineChecks checks, DatabaseState state, RestoreAvailable event, Run run) {
    ProofSubject subject = subjects.of(event, state, run);
    Effort effort = new Effort(config.connections(), config.pagesPerSlice());
    Proving attempt = Proof.attempt(server, checks, subject, effort, clock);
    if (attempt instanceof Proving.Busy) {
      return Outcome.retryLater("another session holds the lock in the database", pace.next());
    }
    if (attempt instanceof Proving.Unreachable unreachable) {
      return isPatient(event, run)
          ? Outcome.retryLater("no session: " + unreachable.failure(), pace.next())
          : tell(proofs.keep(unproven(unreachable.soFar(), event, run)), run);
    }
    return tell(proofs.keep(proven((Proving.Proven) attempt, event, run)), run);
  }

  /** A server on its way up or out proves nothing, good or bad: RDS says which it is by now. */
  private boolean isPatient(RestoreAvailable event, Run run) {
    Instant patientUntil = event.header().occurredAt().plus(config.connectPatience());
    return clock.instant().isBefore(patientUntil) || !isServing(event, run);
  }

  private boolean isServing(RestoreAvailable event, Run run) {
    Sighting seen = databases.look(event.temporary(), run);
    return seen instanceof Sighting.Ours ours && ours.state().isAvailable();
  }

  private Manifest unproven(List<CheckResult> soFar, RestoreAvailable event, Run run) {
    return manifest(soFar, List.of(), Optional.empty(), List.of(), new About(event, run));
  }

  private Manifest proven(Proving.Proven proven, RestoreAvailable event, Run run) {
    return manifest(
        proven.results(),
        proven.tables(),
        Optional.of(proven.inventory()),
        proven.phases(),
        new About(event, run));
  }

  private record About(RestoreAvailable event, Run run) {}

  private Manifest manifest(
      List<CheckResult> checks,
      List<TableFigures> tables,
      Optional<Inventory> inventory,
      List<Phase> phases,
      About about) {
    ProvedSnapshot proved = ProvedSnapshot.of(about.run()).orElseThrow();
    return new Manifest(
        about.run().id(),
        about.event().snapshot(),
        about.event().temporary(),
        about.event().resourceId(),
        proved.facts().engineVersion(),
        proved.facts().dataAsOf(),
        clock.instant(),
        Manifest.verdict(checks),
        checks,
        tables,
        ProvedSnapshot.ofSource(about.run()).map(ProvedSnapshot::ref),
        about.run().plan().verify().map(how -> how.scope().mode()),
        inventory,
        phases);
  }

  private Outcome tell(Manifest manifest, Run run) {
    proofs.enter(run.frozen().database(), manifest);
    return Outcome.emit(
        new VerificationCompleted(
            run.header(VerificationCompleted.class, manifest.resourceId()),
            manifest.temporary(),
            manifest.verdict(),
            Summary.of(manifest.checks())));
  }
}
