package io.snaprelay.restore.cutover;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.restore.cutover.Move.Instances;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;

/**
 * What has to go with a cluster that gives up production's name, or gets it: its instances, or the
 * sessions of one that has no instances of its own. A DB instance has neither.
 */
@ApplicationScoped
class Escorts {
  private final Followers followers;
  private final Sessions sessions;
  private final ProductionGateway production;
  private final Decisions decisions;

  Escorts(
      Followers followers, Sessions sessions, ProductionGateway production, Decisions decisions) {
    this.followers = followers;
    this.sessions = sessions;
    this.production = production;
    this.decisions = decisions;
  }

  Escort look(Run run, Intent intent, Side side, Whereabouts found) {
    Escort instances = followers.look(intent, intent.followers(side));
    return new Escort(
        instances.serves() || sessions.mayBeOpen(run, side, found), instances.lacks());
  }

  /**
   * Begins all that can begin now of those that give up their names.
   *
   * @return whether RDS refuses one of them for good
   */
  boolean leave(Instances move, Course course, Run run, Intent intent) {
    boolean refused = false;
    for (Followers.Due due : followers.leaving(intent, move.side())) {
      refused |= isStill(course, run) && !isBegun(() -> rename(due));
    }
    return refused | endSessions(move.side(), course, run, intent);
  }

  private boolean endSessions(Side side, Course course, Run run, Intent intent) {
    return production
        .find(intent.production(), intent.resourceId(side))
        .filter(found -> sessions.isDue(run, side, found) && isStill(course, run))
        .filter(found -> !isBegun(() -> sessions.end(run, side, found)))
        .isPresent();
  }

  /**
   * Begins what can begin now of those that get their names. The last one, which writes, is renamed
   * when no other restarts: what RDS refuses to rename is not waited for.
   *
   * @param late whether the last one waits no more, whatever the others do
   */
  void come(Instances move, Course course, Run run, Intent intent, boolean late) {
    Iterator<Followers.Due> due = followers.coming(intent, move.side(), late).iterator();
    boolean restarts = false;
    while (due.hasNext() && isStill(course, run)) {
      Followers.Due next = due.next();
      if (!late && restarts && !due.hasNext()) {
        return;
      }
      restarts |= isBegun(() -> rename(next), late);
    }
  }

  /** Many calls may lie between the decision and the last rename: each looks whether it holds. */
  private boolean isStill(Course course, Run run) {
    return decisions.course(run.id()) == course;
  }

  private void rename(Followers.Due due) {
    production.rename(due.instance(), due.name());
  }

  private static boolean isBegun(Runnable write) {
    return isBegun(write, false);
  }

  /**
   * Whether it has begun; not, if RDS refuses the request as it stands.
   *
   * @param whatever no failure at all keeps from what comes after it
   */
  private static boolean isBegun(Runnable write, boolean whatever) {
    try {
      write.run();
      return true;
    } catch (AwsFailure e) {
      if (whatever || e.kind() == AwsFailure.Kind.REFUSED) {
        return false;
      }
      throw e;
    }
  }
}
