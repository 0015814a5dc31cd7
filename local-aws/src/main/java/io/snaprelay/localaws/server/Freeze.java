package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Holds every process and thread of a server still while its files are copied, so that the copy
 * shows one instant, as a storage snapshot does. If this JVM dies meanwhile, the next one's reaper
 * ends the frozen processes.
 */
final class Freeze {

  /** What is done while nothing moves. */
  interface Action {
    void run() throws IOException;
  }

  private static final Path PROC = Path.of("/proc");
  private static final long LOOK_AGAIN_NANOS = 100_000;
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final ProcessHandle server;
  private final Set<Long> stopped = new LinkedHashSet<>();

  private Freeze(ProcessHandle server) {
    this.server = server;
  }

  static void during(ProcessHandle server, Action action) throws IOException {
    Freeze freeze = new Freeze(server);
    try {
      freeze.stopAll();
      action.run();
    } finally {
      Signals.send("CONT", freeze.stopped);
    }
  }

  /** The server first: it starts no more children. Then its children until no new one is seen. */
  private void stopAll() throws IOException {
    stop(Set.of(server.pid()));
    for (Set<Long> news = unstopped(); !news.isEmpty(); news = unstopped()) {
      stop(news);
    }
  }

  private Set<Long> unstopped() {
    Set<Long> children =
        server
            .descendants()
            .map(ProcessHandle::pid)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    children.removeAll(stopped);
    return children;
  }

  private void stop(Set<Long> pids) throws IOException {
    stopped.addAll(pids);
    Signals.send("STOP", pids);
    for (long pid : pids) {
      awaitStill(pid);
    }
  }

  /** A signal is only a request: a process inside a write still ends that write. */
  private static void awaitStill(long pid) throws IOException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (moves(pid)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("Process " + pid + " did not stop within " + DEADLINE);
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** Each thread stops by itself: the first may be still while another ends its write. */
  private static boolean moves(long pid) throws IOException {
    Path threads = PROC.resolve(pid + "/task");
    if (!Files.isDirectory(threads)) {
      return false;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
      for (Path thread : all) {
        if (threadMoves(thread)) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException | DirectoryIteratorException ended) {
      return false;
    }
  }

  /** Field 3 of a thread's stat, after the name in parentheses: T is stopped, Z and X are over. */
  private static boolean threadMoves(Path thread) throws IOException {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      char state = stat.charAt(stat.lastIndexOf(')') + 2);
      return !List.of('T', 't', 'Z', 'X').contains(state);
    } catch (NoSuchFileException ended) {
      return false;
    }
  }
}
