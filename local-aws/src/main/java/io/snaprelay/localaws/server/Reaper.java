package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends the servers of JVMs that were killed, and deletes their files. */
final class Reaper {

  /** At once for PostgreSQL, in good order for MariaDB: nobody waits for either here. */
  private static final String ABORT = "QUIT";

  private static final int ABORT_SECONDS = 10;
  private static final int KILL_SECONDS = 30;

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
    servers.forEach(server -> Signals.abort(ABORT, server));
    for (ProcessHandle server : servers) {
      end(server);
    }
    run.delete();
  }

  private static void end(ProcessHandle server) throws IOException {
    if (!endsWithin(server, ABORT_SECONDS)) {
      Signals.kill(server);
      if (!endsWithin(server, KILL_SECONDS)) {
        throw new IOException("Cannot end the server of a killed JVM, process " + server.pid());
      }
    }
  }

  private static boolean endsWithin(ProcessHandle server, int seconds) throws IOException {
    try {
      server.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IOException("Cannot await the end of process " + server.pid(), e);
    }
  }
}
