package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.time.Timeline;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Moves resources from state to state: real work starts at once and without the lock, the end is
 * shown when both the work and the time that it should take are over.
 */
final class Transitions {

  /** What the end of a transition shows; runs under the lock. */
  interface End {
    void show();
  }

  private static final Logger LOG = System.getLogger(Transitions.class.getName());

  private final Timeline timeline;
  private final ReentrantLock lock = new ReentrantLock();

  Transitions(Timeline timeline) {
    this.timeline = timeline;
  }

  /** One at a time: handlers and the ends of transitions. */
  <T> T alone(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /** A transition without real work. */
  void after(Duration lasts, End done) {
    timeline.after(lasts, () -> end(done));
  }

  void start(WorkQueue queue, Duration lasts, WorkQueue.Work work, End done, End failed) {
    CompletableFuture<Void> started = new CompletableFuture<>();
    CompletableFuture<Void> over = new CompletableFuture<>();
    CompletableFuture<Void> worked = queue.add(started, work);
    timeline.after(Duration.ZERO, () -> started.complete(null));
    timeline.after(lasts, () -> over.complete(null));
    over.thenCombine(worked.handle((nothing, failure) -> failure), (nothing, failure) -> failure)
        .thenAccept(failure -> endOrTell(failure == null ? done : told(failure, failed)));
  }

  private static End told(Throwable failure, End failed) {
    LOG.log(Level.ERROR, "The work behind a resource failed", failure);
    return failed;
  }

  private void endOrTell(End end) {
    try {
      end(end);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The end of a transition failed", e);
    }
  }

  private void end(End end) {
    alone(
        () -> {
          end.show();
          return null;
        });
  }
}
