package io.snaprelay.restore.cutover;

import static java.util.Locale.ROOT;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.restore.cutover.Move.Instances;
import io.snaprelay.restore.cutover.Move.Pause;
import io.snaprelay.restore.cutover.Move.Refuse;
import io.snaprelay.restore.cutover.Move.Rename;
import io.snaprelay.restore.cutover.Move.TurnBack;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Executes the table: looks, makes the one next move, and is called again. It remembers nothing, so
 * that it may be killed anywhere; what it moves it moves by a name that a moment ago led to the
 * right resource id, and RDS refuses the rest.
 */
@ApplicationScoped
class Swap {
  private static final String IN_PLACE = "cutover-in-place";

  private final Scenes scenes;
  private final ProductionGateway production;
  private final Candidate candidate;
  private final Escorts escorts;
  private final Decisions decisions;
  private final EndpointCheck endpoint;
  private final Reached reached;
  private final CutoverConfig config;

  Swap(
      Scenes scenes,
      ProductionGateway production,
      Candidate candidate,
      Escorts escorts,
      Decisions decisions,
      EndpointCheck endpoint,
      Reached reached,
      CutoverConfig config) {
    this.scenes = scenes;
    this.production = production;
    this.candidate = candidate;
    this.escorts = escorts;
    this.decisions = decisions;
    this.endpoint = endpoint;
    this.reached = reached;
    this.config = config;
  }

  /** Whatever AWS answers, the swap goes on: only its own ends end it. */
  Progress goOn(Run run, Intent intent) {
    try {
      return look(run, intent);
    } catch (AwsFailure e) {
      return Progress.underWay("AWS answered " + e.code());
    }
  }

  private Progress look(Run run, Intent intent) {
    Course course = decisions.course(run.id());
    if (course == Course.FORWARD && isOver(intent.at(), config.patience(), run)) {
      return turnBack(run, "the swap was not done after " + config.patience());
    }
    return act(SwapTable.next(scenes.look(run, intent, course)), course, run, intent);
  }

  private Progress act(Move move, Course course, Run run, Intent intent) {
    if (move instanceof Instances instances) {
      return follow(instances, course, run, intent);
    }
    if (move instanceof Rename rename) {
      return isReady(rename, run, intent) ? rename(rename, run, intent) : Progress.underWay("kept");
    }
    if (move instanceof TurnBack back) {
      return turnBack(run, back.reason().text());
    }
    if (move instanceof Refuse refuse) {
      return new Progress.Stuck(refuse.reason().text());
    }
    return pause((Pause) move, run, intent);
  }

  /**
   * While instances leave, nobody has production's name, so that they get less time than those that
   * come: then the swap goes on without them, or turns back.
   */
  private Progress follow(Instances move, Course course, Run run, Intent intent) {
    Instant since = reached.first(run, "cutover-instances-" + move.name().toLowerCase(ROOT));
    boolean late = isOver(since, config.instancesPatience(), run);
    boolean without =
        move.toProduction()
            ? isOver(since, config.patience(), run)
            : late || escorts.leave(move, course, run, intent);
    if (without) {
      return act(move.otherwise(), course, run, intent);
    }
    if (move.toProduction()) {
      escorts.come(move, course, run, intent, late);
    }
    return Progress.underWay("instances change their names: " + move);
  }

  private Progress pause(Pause pause, Run run, Intent intent) {
    return switch (pause) {
      case WAIT -> Progress.underWay("a database is changing");
      case CHECK_ENDPOINT -> check(run, intent);
      case NEW_IS_PRODUCTION -> new Progress.NewIsProduction();
      case OLD_IS_PRODUCTION -> calmDown(run, intent);
    };
  }

  /**
   * Before production gives up its name, nobody may be able to delete what takes it. Whoever is
   * late must not take that from a candidate that is temporary again.
   */
  private boolean isReady(Rename rename, Run run, Intent intent) {
    return rename != Rename.OLD_ASIDE
        || scenes
            .find(intent, intent.restoredResourceId())
            .filter(found -> decisions.course(run.id()) == Course.FORWARD && candidate.keep(found))
            .isPresent();
  }

  private Progress rename(Rename rename, Run run, Intent intent) {
    if (rename == Rename.RESTORED_IN) {
      reached.first(run, Sessions.RESTORED_COMES);
    }
    production.rename(intent.at(rename.from()), intent.at(rename.to()).identifier());
    return Progress.underWay(rename + " has begun");
  }

  private Progress turnBack(Run run, String why) {
    decisions.turn(run.id(), new Turn(Course.REVERTING, why, run.now()));
    return Progress.underWay("it turns back: " + why);
  }

  private Progress check(Run run, Intent intent) {
    Optional<Whereabouts> restored = scenes.find(intent, intent.restoredResourceId());
    Optional<String> finding =
        restored.isEmpty()
            ? Optional.of("the restored database is gone")
            : endpoint.finding(run, intent, restored.get());
    if (finding.isEmpty()) {
      decisions.turn(run.id(), new Turn(Course.PASSED, "the endpoint check passed", run.now()));
      return Progress.underWay("the endpoint check has passed");
    }
    Instant since = reached.first(run, IN_PLACE);
    return isOver(since, config.endpointPatience(), run)
        ? turnBack(run, "the endpoint check did not pass: " + finding.get())
        : Progress.underWay("the endpoint check has not passed yet: " + finding.get());
  }

  /** What a worker that was late may still begin is seen, and put right, before it is over. */
  private Progress calmDown(Run run, Intent intent) {
    Instant since = turnedAt(run);
    boolean settled = isTemporaryAgain(run, intent) || isOver(since, config.patience(), run);
    return settled && isOver(since, config.calm(), run)
        ? new Progress.OldIsProduction()
        : Progress.underWay("the old production has its name");
  }

  /**
   * What RDS refuses to change any more, clean-up will be refused too, and people are told then.
   */
  private boolean isTemporaryAgain(Run run, Intent intent) {
    try {
      return decisions.course(run.id()) == Course.UNDOING
          || candidate.giveUp(scenes.find(intent, intent.restoredResourceId()), intent, run);
    } catch (AwsFailure e) {
      return false;
    }
  }

  private Instant turnedAt(Run run) {
    return decisions
        .afterwards(run.id())
        .filter(Afterwards::undone)
        .map(Afterwards::at)
        .or(() -> decisions.turn(run.id()).map(Turn::at))
        .orElseGet(run::now);
  }

  private static boolean isOver(Instant since, Duration patience, Run run) {
    return run.now().isAfter(since.plus(patience));
  }
}
