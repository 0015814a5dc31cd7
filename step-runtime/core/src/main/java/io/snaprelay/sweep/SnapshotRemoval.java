package io.snaprelay.sweep;

import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;

/** Deletes snapshots that were left behind. */
public final class SnapshotRemoval implements Remover {
  private static final String DELETING = "RDS is deleting it";

  private final RdsGateway rds;
  private final SnapshotLook look;

  public SnapshotRemoval(RdsGateway rds, SnapshotLook look) {
    this.rds = rds;
    this.look = look;
  }

  @Override
  public Removal remove(Leftover leftover) {
    SnapshotRef ref = SnapshotRef.ofArn(leftover.subject());
    return RefusedCalls.judge(() -> rds.snapshot(ref).map(this::goOn).orElseGet(Removal.Gone::new));
  }

  private Removal goOn(SnapshotState state) {
    if (state.status().equals("deleting")) {
      return new Removal.Waiting(DELETING);
    }
    if (look.of(state).filter(Leftover::isRemovable).isEmpty()) {
      return new Removal.Spared();
    }
    rds.deleteSnapshot(state.ref());
    return rds.snapshot(state.ref()).isEmpty() ? new Removal.Gone() : new Removal.Waiting(DELETING);
  }
}
