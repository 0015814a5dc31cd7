package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Session;
import io.snaprelay.database.WorkLock;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Has work done once, although its message may come twice at the same time. Whoever waits for the
 * lock may have looked for a result before there was one, and would begin anew what is being given
 * away meanwhile. So it is asked and told by who holds the lock.
 *
 * @param isDone whether it is known what came of the work
 * @param keep makes that known
 * @param <D> what comes of it
 */
public record Once<D>(BooleanSupplier isDone, Consumer<D> keep) {
  /** Whether the work is this session's to do: it has got the lock, and nobody has done it. */
  public boolean isDue(Session entry) throws SQLException {
    return WorkLock.take(entry) && !isDone.getAsBoolean();
  }

  /**
   * Makes known what came of it.
   *
   * @throws SQLException if the session has ended, and the lock with it: somebody else may be at
   *     work
   */
  public D done(Session entry, D done) throws SQLException {
    entry.one("SELECT 1", row -> row.getInt(1));
    keep.accept(done);
    return done;
  }
}
