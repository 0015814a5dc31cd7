package io.snaprelay.localaws.time;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads in which a timeline's jobs run: as many as are needed, none keeps the JVM alive. */
final class Jobs implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Jobs.class.getName());

  private final ExecutorService threads = Executors.newCachedThreadPool(Jobs::thread);

  void run(Runnable job) {
    threads.execute(() -> guarded(job));
  }

  static Thread thread(Runnable body) {
    Thread thread = new Thread(body, "local-aws-timeline");
    thread.setDaemon(true);
    return thread;
  }

  private static void guarded(Runnable job) {
    try {
      job.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A job of the timeline failed", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
