package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.sanitize.engine.mariadb.Job.Phase;
import io.snaprelay.sanitize.engine.mariadb.Progress.Numbered;
import io.snaprelay.sanitize.engine.mariadb.Progress.State;
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

/** Does the jobs that are still open, phase by phase: tables beside each other, biggest first. */
final class Crew {
  /** Opens a session that writes. */
  interface Benches {
    Bench open() throws SQLException;
  }

  private final Benches benches;
  private final Limits limits;

  Crew(Benches benches, Limits limits) {
    this.benches = benches;
    this.limits = limits;
  }

  /** All phases up to that one, itself too. */
  void run(Bench bench, Progress progress, Phase last) throws SQLException {
    for (Phase phase : Phase.values()) {
      if (phase.compareTo(last) <= 0) {
        List<Numbered> open = progress.open(bench, phase);
        if (phase.isParallel() && limits.connections() > 1 && open.size() > 1) {
          besideEachOther(progress, open);
        } else {
          new Hand(bench, progress, limits).all(new ConcurrentLinkedQueue<>(open));
        }
      }
    }
  }

  private void besideEachOther(Progress progress, List<Numbered> open) throws SQLException {
    Queue<Numbered> queue = new ConcurrentLinkedQueue<>(open);
    ExecutorService threads = Executors.newFixedThreadPool(limits.connections());
    try {
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < limits.connections(); i++) {
        running.add(threads.submit(() -> work(progress, queue)));
      }
      for (Future<Void> each : running) {
        outcome(each, queue);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Void work(Progress progress, Queue<Numbered> queue) throws SQLException {
    try (Bench bench = benches.open()) {
      new Workers(bench).join();
      new Hand(bench, progress, limits).all(queue);
    }
    return null;
  }

  /** After a failure nobody begins another table; what has begun is waited for. */
  private static void outcome(Future<Void> worker, Queue<Numbered> queue) throws SQLException {
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
      throw new SQLTimeoutException("Interrupted", Refusal.OVERTAKEN);
    }
  }

  /** One session at work. */
  private record Hand(Bench bench, Progress progress, Limits limits) {
    void all(Queue<Numbered> queue) throws SQLException {
      for (Numbered job = queue.poll(); job != null; job = queue.poll()) {
        limits.mustHaveTime();
        progress.mustBeOurs(bench);
        try {
          new Doing(bench, progress).run(job);
        } catch (SQLException e) {
          throw Refusal.of(job.job().named(), e);
        }
        progress.mark(bench, job, State.DONE);
      }
    }
  }
}
