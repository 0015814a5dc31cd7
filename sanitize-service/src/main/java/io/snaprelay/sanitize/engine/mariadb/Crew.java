package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.sanitize.engine.SideBySide;
import io.snaprelay.sanitize.engine.mariadb.Job.Phase;
import io.snaprelay.sanitize.engine.mariadb.Progress.Numbered;
import io.snaprelay.sanitize.engine.mariadb.Progress.State;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Does the jobs that are still open, phase by phase: tables beside each other, biggest first. */
final class Crew {
  /** Opens a session that writes. */
  interface Benches {
    Bench open() throws SQLException;
  }

  /** How often a job that is a deadlock's victim is done again. */
  private static final int PATIENCE = 10;

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
          SideBySide.run(limits.connections(), open, queue -> work(progress, queue));
        } else {
          new Hand(bench, progress, limits).all(new ConcurrentLinkedQueue<>(open));
        }
      }
    }
  }

  private void work(Progress progress, Queue<Numbered> queue) throws SQLException {
    try (Bench bench = benches.open()) {
      new Workers(bench).join();
      new Hand(bench, progress, limits).all(queue);
    }
  }

  /** One session at work. */
  private record Hand(Bench bench, Progress progress, Limits limits) {
    void all(Queue<Numbered> queue) throws SQLException {
      for (Numbered job = queue.poll(); job != null; job = queue.poll()) {
        limits.mustHaveTime();
        progress.mustBeOurs(bench);
        run(job, PATIENCE);
        progress.mark(bench, job, State.DONE);
      }
    }

    /** After a deadlock it goes on as one does who was killed there. */
    private void run(Numbered job, int patience) throws SQLException {
      try {
        new Doing(bench, progress).run(job);
      } catch (SQLException e) {
        if (!Refusal.isDeadlock(e) || patience == 0) {
          throw Refusal.of(job.job().named(), e);
        }
        run(progress.again(bench, job), patience - 1);
      }
    }
  }
}
