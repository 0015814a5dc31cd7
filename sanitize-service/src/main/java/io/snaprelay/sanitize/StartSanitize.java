package io.snaprelay.sanitize;

import io.snaprelay.database.Server;
import io.snaprelay.database.Servers;
import io.snaprelay.database.Sighting;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rules.Rules;
import io.snaprelay.rules.RulesBundle;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.runtime.Pace;
import io.snaprelay.sanitize.engine.MaskingKey;
import io.snaprelay.sanitize.engine.Once;
import io.snaprelay.sanitize.engine.SanitationLimits;
import io.snaprelay.sanitize.engine.Sanitizing;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * {@code verification-completed} with verdict PASSED leads to the masking of the temporary
 * database: the long work inside it. There is nothing that RDS could tell when it is done, so that
 * masking has no Finish; a message that comes again goes on where the last one was, finds what came
 * of it in the ledger, or meets the lock of who is at work.
 */
@ApplicationScoped
class StartSanitize implements Start<VerificationCompleted> {
  private final TemporaryDatabases databases;
  private final Servers servers;
  private final MaskingKeys keys;
  private final Sanitizer sanitizer;
  private final Sanitizations sanitizations;
  private final CleanRooms rooms;
  private final SanitizeConfig config;
  private final Pace pace;

  StartSanitize(
      TemporaryDatabases databases,
      Servers servers,
      MaskingKeys keys,
      Sanitizer sanitizer,
      Sanitizations sanitizations,
      CleanRooms rooms,
      SanitizeConfig config,
      Pace pace) {
    this.databases = databases;
    this.servers = servers;
    this.keys = keys;
    this.sanitizer = sanitizer;
    this.sanitizations = sanitizations;
    this.rooms = rooms;
    this.config = config;
    this.pace = pace;
  }

  @Override
  public Class<VerificationCompleted> event() {
    return VerificationCompleted.class;
  }

  @Override
  public StepName step() {
    return StepName.SANITIZE;
  }

  /** The ledger must say so too: what was not proved is not given away. */
  @Override
  public boolean isBegunBy(VerificationCompleted event, Run run) {
    return run.emitted(StepName.VERIFY, VerificationCompleted.class)
        .filter(proof -> proof.verdict() == Verdict.PASSED)
        .filter(proof -> proof.temporary().equals(event.temporary()))
        .isPresent();
  }

  @Override
  public Outcome start(VerificationCompleted event, Run run) {
    Optional<Sanitization> earlier = sanitizations.of(run.id());
    if (earlier.isPresent()) {
      return tell(earlier.get(), run);
    }
    Sighting seen = databases.look(event.temporary(), run);
    if (seen instanceof Sighting.Foreign foreign) {
      return TemporaryDatabases.refuse(event.temporary(), foreign);
    }
    if (seen instanceof Sighting.Ours ours && !ours.state().isDeleting()) {
      return rooms.refusal(ours.state(), run).orElseGet(() -> sanitize(ours.state(), run));
    }
    return SanitizeFailures.gone(event.temporary());
  }

  private Outcome sanitize(DatabaseState state, Run run) {
    return rules(run)
        .map(rules -> sanitize(state, rules, run))
        .orElseGet(() -> SanitizeFailures.rulesLost(run));
  }

  private Optional<Rules> rules(Run run) {
    return run.frozen()
        .rulesHash()
        .flatMap(sanitizations::rules)
        .map(text -> RulesBundle.parse(text).read())
        .filter(RulesReading.Accepted.class::isInstance)
        .map(reading -> ((RulesReading.Accepted) reading).rules());
  }

  private Outcome sanitize(DatabaseState state, Rules rules, Run run) {
    Optional<Server> server = servers.of(state);
    if (server.isEmpty()) {
      return Outcome.retryLater("the master secret is not active", pace.next());
    }
    Optional<MaskingKey> key = keys.of(run.id(), state, rules.key());
    if (key.isEmpty()) {
      return SanitizeFailures.keyLost(state.ref());
    }
    String rulesHash = run.frozen().rulesHash().orElseThrow();
    Sanitization begun = Sanitization.of(run.id(), state.ref(), state.resourceId(), rulesHash);
    Once<Sanitizing.Done> once =
        new Once<>(
            () -> sanitizations.of(run.id()).isPresent(),
            done -> sanitizations.keep(begun.done(done, run.now())));
    return judge(sanitizer.attempt(server.get(), rules, key.get(), limits(run), once), begun, run);
  }

  private Outcome judge(Sanitizing attempt, Sanitization begun, Run run) {
    if (attempt instanceof Sanitizing.Busy) {
      return Outcome.retryLater("another session holds the lock in the database", pace.next());
    }
    if (attempt instanceof Sanitizing.Unreachable unreachable) {
      // The state alone: a server's words may quote a row.
      return Outcome.retryLater("no session: " + unreachable.failure().state(), pace.next());
    }
    return tell(sanitizations.keep(result(begun, attempt, run)), run);
  }

  private static Sanitization result(Sanitization begun, Sanitizing attempt, Run run) {
    if (attempt instanceof Sanitizing.Done done) {
      return begun.done(done, run.now());
    }
    return attempt instanceof Sanitizing.Refused refused
        ? begun.refused(refused.problems(), run.now())
        : begun.failed(((Sanitizing.Failed) attempt).checks(), run.now());
  }

  private Outcome tell(Sanitization found, Run run) {
    boolean goesOn = found.isClean() && CleanRooms.isPlanned(run);
    return goesOn ? rooms.next(found, run) : Conclusion.of(found, run);
  }

  private SanitationLimits limits(Run run) {
    return new SanitationLimits(
        config.connections(),
        AttemptTime.of(run),
        config.lockTimeout(),
        config.maintenanceMemory());
  }
}
