package io.snaprelay.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Linux tells of a process in {@code /proc/<pid>/status} (man 5 proc). */
final class ProcessStatus {
  private static final Pattern RESIDENT =
      Pattern.compile("^VmRSS:\\s+(\\d+) kB$", Pattern.MULTILINE);

  private ProcessStatus() {}

  /** Resident memory in MiB; empty where there is no {@code /proc}. */
  static Optional<Double> residentMebibytes(ProcessHandle process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return Files.exists(status)
          ? Optional.of(residentMebibytes(Files.readString(status)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IllegalArgumentException if the text has no resident memory, as that of a process that
   *     has ended
   */
  static double residentMebibytes(String status) {
    Matcher resident = RESIDENT.matcher(status);
    if (!resident.find()) {
      throw new IllegalArgumentException("No VmRSS in kB in:\n" + status);
    }
    return Long.parseLong(resident.group(1)) / 1024.0;
  }
}
