package io.snaprelay.shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Our files in the folders and jars that a program is made of. */
final class ClassPath {
  private static final String ROOT = "io/snaprelay";

  private final List<Path> places;

  ClassPath(List<Path> places) {
    this.places = places;
  }

  /** Their names with slashes, for example {@code io/snaprelay/wire/Json.class}; sorted. */
  List<String> files() {
    List<String> files = new ArrayList<>();
    for (Path place : places) {
      open(place, root -> collect(root, files));
    }
    return files.stream().distinct().sorted().toList();
  }

  private static void open(Path place, Consumer<Path> use) {
    if (Files.isDirectory(place)) {
      use.accept(place);
    } else if (place.toString().endsWith(".jar") && Files.exists(place)) {
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        use.accept(jar.getPath("/"));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + place, e);
      }
    }
  }

  private static void collect(Path root, List<String> files) {
    Path ours = root.resolve(ROOT);
    if (!Files.isDirectory(ours)) {
      return;
    }
    try (Stream<Path> all = Files.walk(ours)) {
      all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + ours, e);
    }
  }
}
