package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that another JVM may have to recognise: its id and its start, because ids are used
 * again.
 */
record ProcessStamp(long pid, Instant started) {

  /** The start is computed from the boot time, which a correction of the clock moves a little. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static ProcessStamp of(ProcessHandle process) {
    return new ProcessStamp(process.pid(), startOf(process));
  }

  static ProcessStamp read(Path file) throws IOException {
    String[] parts = Files.readString(file).strip().split(" ");
    return new ProcessStamp(Long.parseLong(parts[0]), Instant.parse(parts[1]));
  }

  void write(Path file) throws IOException {
    Files.writeString(file, pid + " " + started + "\n");
  }

  /** The process, if it is still the same one. */
  Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isThis);
  }

  private boolean isThis(ProcessHandle process) {
    return Duration.between(started, startOf(process)).abs().compareTo(TOLERANCE) < 0;
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
