package io.snaprelay.sanitize.engine;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several sessions that take their work from one queue. */
public final class SideBySide {
  private SideBySide() {}

  /** Takes from the queue until nothing is left, in a session of its own. */
  public interface Worker<T> {
    void empty(Queue<T> queue) throws SQLException;
  }

  /**
   * Returns when everything is done.
   *
   * @throws SQLException the first failure; nothing else is begun after it
   */
  public static <T> void run(int sessions, List<T> work, Worker<T> worker) throws SQLException {
    Queue<T> queue = new ConcurrentLinkedQueue<>(work);
    ExecutorService threads = Executors.newFixedThreadPool(sessions);
    try {
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < sessions; i++) {
        running.add(threads.submit(() -> empty(worker, queue)));
      }
      for (Future<Void> each : running) {
        outcome(each, queue);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> Void empty(Worker<T> worker, Queue<T> queue) throws SQLException {
    worker.empty(queue);
    return null;
  }

  private static void outcome(Future<Void> worker, Queue<?> queue) throws SQLException {
    try {
      worker.get();
    } catch (ExecutionException e) {
      queue.clear();
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw new IllegalStateException("A worker has a defect", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTimeoutException("Interrupted", Progress.OVERTAKEN);
    }
  }
}
