package io.snaprelay.localaws.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that holds one jar of a product's binaries per series, each named {@code <full
 * version>.jar}.
 */
final class BinaryJars {

  private static final String SUFFIX = ".jar";

  private final Path folder;
  private final List<Release> releases;

  BinaryJars(Path folder, Product product) {
    this.folder = folder;
    this.releases = read(folder, product);
  }

  /** Oldest first. */
  List<Release> releases() {
    return releases;
  }

  Path jar(Release release) {
    return folder.resolve(release.full() + SUFFIX);
  }

  /** The newest release of a series, whatever release is asked for. */
  Optional<Release> newest(String series) {
    return releases.stream()
        .filter(release -> release.series().equals(series))
        .max(Comparator.naturalOrder());
  }

  private static List<Release> read(Path folder, Product product) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d+\\.\\d+\\.\\d+\\.jar"))
          .map(name -> product.release(name.substring(0, name.length() - SUFFIX.length())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("No folder of binaries at " + folder, e);
    }
  }
}
