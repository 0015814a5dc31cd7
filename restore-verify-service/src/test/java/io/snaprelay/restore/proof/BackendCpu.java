package io.snaprelay.restore.proof;

import io.snaprelay.database.testing.SampleServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The CPU time, user's and system's, of all sessions that a server on this machine has had: Linux
 * adds it up for the parent of processes that have ended (proc(5), {@code cutime} and {@code
 * cstime}).
 *
 * @param ticks in hundredths of a second
 */
record BackendCpu(long ticks) {
  private static final int CUTIME = 13;
  private static final int CSTIME = 14;
  private static final long MILLIS_PER_TICK = 10;

  /** Asking is a session too, and the only one that is there when nobody else is left. */
  static BackendCpu of(SampleServer server) throws IOException {
    String alone =
        "SELECT count(*) = 1 FROM pg_stat_activity WHERE backend_type = 'client backend'";
    while (!server.ask(alone).equals("t")) {
      Thread.onSpinWait();
    }
    String pid = server.ask("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)");
    String stat = Files.readString(Path.of("/proc", pid, "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return new BackendCpu(Long.parseLong(fields[CUTIME]) + Long.parseLong(fields[CSTIME]));
  }

  Duration since(BackendCpu before) {
    return Duration.ofMillis((ticks - before.ticks) * MILLIS_PER_TICK);
  }
}
