package io.snaprelay.restore.cutover;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The sessions in a Multi-AZ DB cluster that has given up production's name. No restart is
 * documented when RDS renames it (RDS User Guide, "Renaming a Multi-AZ DB cluster"), and its
 * instances cannot be renamed: whoever is connected would go on writing there. So it is rebooted
 * before the other database gets the name. What was asked for and what was seen stands in the
 * ledger, because RDS does not show when a cluster was last rebooted.
 */
@ApplicationScoped
class Sessions {
  /** Reached before the restored database gets the name: from then on it may have sessions. */
  static final String RESTORED_COMES = "cutover-restored-comes";

  /** What RDS is asked for it shows with the answer; that long is left to a look that lags. */
  private static final Duration SHOWN = Duration.ofSeconds(10);

  private final ProductionGateway production;
  private final Reached reached;

  Sessions(ProductionGateway production, Reached reached) {
    this.production = production;
    this.reached = reached;
  }

  /** Whether somebody may still be at work there who came when it was production. */
  boolean mayBeOpen(Run run, Side side, Whereabouts found) {
    DatabaseState state = found.state();
    boolean never =
        !state.isMultiAzCluster()
            || state.lost()
            || state.isDeleting()
            || side == Side.NEW && reached.at(run, RESTORED_COMES).isEmpty();
    return !never && reached.at(run, ended(side)).isEmpty() && !isEnded(run, side, found);
  }

  private boolean isEnded(Run run, Side side, Whereabouts found) {
    Optional<Instant> asked = reached.at(run, asked(side));
    boolean ended =
        found.isAtRest() && asked.filter(at -> !run.now().isBefore(at.plus(SHOWN))).isPresent();
    if (ended) {
      // Whatever it does later, a backup perhaps, its old sessions are over.
      reached.first(run, ended(side));
    }
    return ended;
  }

  /** Asks for it once. Whoever is killed in between asks twice, which costs nobody anything. */
  boolean isDue(Run run, Side side, Whereabouts found) {
    return mayBeOpen(run, side, found)
        && found.isAtRest()
        && reached.at(run, asked(side)).isEmpty();
  }

  void end(Run run, Side side, Whereabouts found) {
    production.endSessions(found.state().ref());
    reached.first(run, asked(side));
  }

  private static String asked(Side side) {
    return "cutover-sessions-asked-" + side.name().toLowerCase(Locale.ROOT);
  }

  private static String ended(Side side) {
    return "cutover-sessions-ended-" + side.name().toLowerCase(Locale.ROOT);
  }
}
