package io.snaprelay.localaws.pg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that holds one jar of PostgreSQL binaries per major version, each named {@code <full
 * version>.jar}.
 */
final class BinaryJars {

  private static final String SUFFIX = ".jar";

  private final Path folder;
  private final List<PgVersion> versions;

  BinaryJars(Path folder) {
    this.folder = folder;
    this.versions = read(folder);
  }

  /** Oldest first. */
  List<PgVersion> versions() {
    return versions;
  }

  Path jar(PgVersion version) {
    return folder.resolve(version.full() + SUFFIX);
  }

  /** The newest release of a major version, whatever minor version is asked for. */
  Optional<PgVersion> newest(int major) {
    return versions.stream()
        .filter(version -> version.major() == major)
        .max(Comparator.naturalOrder());
  }

  private static List<PgVersion> read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d+\\.\\d+\\.\\d+\\.jar"))
          .map(name -> new PgVersion(name.substring(0, name.length() - SUFFIX.length())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("No folder of PostgreSQL binaries at " + folder, e);
    }
  }
}
