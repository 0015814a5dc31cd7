package io.snaprelay.sanitize;

import io.snaprelay.database.Server;
import io.snaprelay.database.Servers;
import io.snaprelay.database.Sighting;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.events.CheckResult;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.runtime.Pace;
import io.snaprelay.sanitize.cleanroom.Furnishing;
import io.snaprelay.sanitize.engine.Once;
import io.snaprelay.sanitize.engine.Risks;
import io.snaprelay.sanitize.engine.Sanitizing;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads the settled clean room, has it compared, and decides whether it may be given away. */
@ApplicationScoped
class LoadCleanRoom {
  private static final String LEVEL = "L3";

  private final TemporaryDatabases databases;
  private final Servers servers;
  private final Furnisher furnisher;
  private final Sanitizations sanitizations;
  private final Pace pace;

  LoadCleanRoom(
      TemporaryDatabases databases,
      Servers servers,
      Furnisher furnisher,
      Sanitizations sanitizations,
      Pace pace) {
    this.databases = databases;
    this.servers = servers;
    this.furnisher = furnisher;
    this.sanitizations = sanitizations;
    this.pace = pace;
  }

  Outcome into(DatabaseState room, Sanitization masked, Run run) {
    Sighting seen = databases.look(masked.temporary(), run);
    return seen instanceof Sighting.Ours source && !source.state().isDeleting()
        ? load(source.state(), room, masked, run)
        : SanitizeFailures.gone(masked.temporary());
  }

  private Outcome load(DatabaseState from, DatabaseState to, Sanitization masked, Run run) {
    Optional<Server> source = servers.of(from);
    Optional<Server> target = servers.of(to);
    if (source.isEmpty() || target.isEmpty()) {
      return Outcome.retryLater("a master secret is not active", pace.next());
    }
    Sanitization begun = masked.movedTo(to.ref(), to.resourceId());
    Once<Furnishing.Done> once =
        new Once<>(
            () -> sanitizations.ofRoom(run.id()).isPresent(),
            done -> sanitizations.keepRoom(result(begun, done, masked, run)));
    Furnishing attempt =
        furnisher.attempt(
            source.get(), target.get(), new Furnisher.Job(run.id(), to, AttemptTime.of(run), once));
    return judge(attempt, begun, masked, run);
  }

  private Outcome judge(Furnishing attempt, Sanitization begun, Sanitization masked, Run run) {
    if (attempt instanceof Furnishing.Busy) {
      return Outcome.retryLater("another session holds the lock in the clean room", pace.next());
    }
    if (attempt instanceof Furnishing.Unreachable unreachable) {
      return Outcome.retryLater("not loaded: " + unreachable.state(), pace.next());
    }
    return Conclusion.of(sanitizations.keepRoom(result(begun, attempt, masked, run)), run);
  }

  /** What was seen of the masked database holds of its copy, if the two are the same. */
  private static Sanitization result(
      Sanitization begun, Furnishing attempt, Sanitization masked, Run run) {
    List<CheckResult> all = new ArrayList<>(masked.checks());
    if (attempt instanceof Furnishing.Done done) {
      all.addAll(done.checks());
      return begun.done(new Sanitizing.Done(all, LEVEL, Risks.inCleanRoom(all)), run.now());
    }
    all.addAll(((Furnishing.Failed) attempt).checks());
    return begun.failed(all, run.now());
  }
}
