package io.snaprelay.sweep;

import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import java.util.Optional;

/** Deletes temporary databases that were left behind. */
public final class TemporaryRemoval implements Remover {
  private static final String DELETING = "RDS is deleting it";

  private final RdsGateway rds;
  private final TemporaryLook look;
  private final Farewell farewell;

  /** What has to be settled before a database is deleted. */
  @FunctionalInterface
  public interface Farewell {
    /**
     * Settles it.
     *
     * @return empty if the database may be deleted now
     */
    Optional<Removal> before(Leftover leftover);
  }

  public TemporaryRemoval(RdsGateway rds, TemporaryLook look, Farewell farewell) {
    this.rds = rds;
    this.look = look;
    this.farewell = farewell;
  }

  @Override
  public Removal remove(Leftover leftover) {
    DatabaseRef ref = DatabaseRef.ofArn(leftover.subject());
    return RefusedCalls.judge(
        () ->
            rds.database(ref)
                .filter(state -> state.resourceId().equals(leftover.identity()))
                .map(state -> goOn(state, leftover))
                .orElseGet(Removal.Gone::new));
  }

  private Removal goOn(DatabaseState state, Leftover leftover) {
    if (state.isDeleting()) {
      return new Removal.Waiting(DELETING);
    }
    if (look.of(state).filter(Leftover::isRemovable).isEmpty()) {
      return new Removal.Spared();
    }
    return farewell.before(leftover).orElseGet(() -> delete(state));
  }

  private Removal delete(DatabaseState state) {
    rds.deleteDatabase(next(state));
    return new Removal.Waiting(DELETING);
  }

  /** What serves a cluster goes before it; the next round finds what is left. */
  private static DatabaseRef next(DatabaseState state) {
    return state.members().stream()
        .filter(member -> !member.isDeleting())
        .map(DatabaseState::ref)
        .findFirst()
        .orElse(state.ref());
  }
}
