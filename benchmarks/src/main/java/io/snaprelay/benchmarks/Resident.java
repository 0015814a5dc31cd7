package io.snaprelay.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process holds in memory.
 *
 * @param mebibytes all of it ({@code VmRSS})
 * @param ofNoFile its share that is in no file ({@code RssAnon}); the rest are pages of programs,
 *     jars and archives, which the system may drop and read again
 */
record Resident(double mebibytes, double ofNoFile) {

  /** Held now; empty where there is no {@code /proc}. */
  static Optional<Resident> of(ProcessHandle process) {
    return ProcessStatus.read(process)
        .map(
            status ->
                new Resident(
                    ProcessStatus.residentMebibytes(status),
                    ProcessStatus.anonymousMebibytes(status)));
  }

  /** The medians of those that are there; empty if none is. */
  static Optional<Resident> median(Stream<Optional<Resident>> values) {
    List<Resident> present = values.flatMap(Optional::stream).toList();
    return present.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Resident(
                Spread.of(present.stream().map(Resident::mebibytes).toList()).median(),
                Spread.of(present.stream().map(Resident::ofNoFile).toList()).median()));
  }
}
