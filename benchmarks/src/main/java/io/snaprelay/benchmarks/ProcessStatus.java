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
  private ProcessStatus() {}

  /** Resident memory in MiB; empty where there is no {@code /proc}. */
  static Optional<Double> residentMebibytes(ProcessHandle process) {
    return read(process).map(ProcessStatus::residentMebibytes);
  }

  /** The most that was ever resident, in MiB; empty where there is no {@code /proc}. */
  static Optional<Double> peakMebibytes(ProcessHandle process) {
    return read(process).map(ProcessStatus::peakMebibytes);
  }

  /**
   * @throws IllegalArgumentException if the text has no resident memory, as that of a process that
   *     has ended
   */
  static double residentMebibytes(String status) {
    return mebibytes("VmRSS", status);
  }

  /**
   * @throws IllegalArgumentException if the text does not tell it
   */
  static double anonymousMebibytes(String status) {
    return mebibytes("RssAnon", status);
  }

  /**
   * @throws IllegalArgumentException if the text does not tell it
   */
  static double peakMebibytes(String status) {
    return mebibytes("VmHWM", status);
  }

  /** All of it; empty where there is no {@code /proc}. */
  static Optional<String> read(ProcessHandle process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return Files.exists(status) ? Optional.of(Files.readString(status)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double mebibytes(String name, String status) {
    Matcher line =
        Pattern.compile("^" + name + ":\\s+(\\d+) kB$", Pattern.MULTILINE).matcher(status);
    if (!line.find()) {
      throw new IllegalArgumentException("No " + name + " in kB in:\n" + status);
    }
    return Long.parseLong(line.group(1)) / 1024.0;
  }
}
