package io.snaprelay.sanitize.engine;

import io.snaprelay.database.testing.SampleServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The CPU time of a server: of its first process, of those that this one began and that have ended,
 * and of those that live (fields 14 to 17 of {@code /proc/<pid>/stat}, man 5 proc).
 */
final class ServerCpu {
  private static final double TICKS_PER_SECOND = 100;
  private static final int FIRST_AFTER_NAME = 3;

  private final long postmaster;

  private ServerCpu(long postmaster) {
    this.postmaster = postmaster;
  }

  static ServerCpu of(SampleServer server) throws IOException {
    Path file = Path.of(server.ask("SHOW data_directory"), "postmaster.pid");
    return new ServerCpu(Long.parseLong(Files.readAllLines(file).get(0).strip()));
  }

  double seconds() {
    long alive =
        ProcessHandle.of(postmaster).stream()
            .flatMap(ProcessHandle::children)
            .mapToLong(child -> ticks(child.pid()))
            .sum();
    return (ticks(postmaster) + alive) / TICKS_PER_SECOND;
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = 0;
      for (int field = 14; field <= 17; field++) {
        ticks += Long.parseLong(fields[field - FIRST_AFTER_NAME]);
      }
      return ticks;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
