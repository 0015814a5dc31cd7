package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends the servers of JVMs that were killed, and deletes their files. */
final class Reaper {

  private static final int SECONDS = 30;

  private Reaper() {}

  static void reap(Path runs) throws IOException {
    for (RunFolder run : RunFolder.all(runs)) {
      if (!run.hasLivingOwner()) {
        end(run);
      }
    }
  }

  private static void end(RunFolder run) throws IOException {
    List<ProcessHandle> servers = run.livingServers();
    for (ProcessHandle server : servers) {
      Signals.kill(server);
    }
    for (ProcessHandle server : servers) {
      awaitEnd(server);
    }
    run.delete();
  }

  private static void awaitEnd(ProcessHandle server) throws IOException {
    try {
      server.onExit().get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Cannot end the server of a killed JVM, process " + server.pid(), e);
    }
  }
}
