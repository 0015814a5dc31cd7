package io.snaprelay.localaws.mariadb;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A jar of MariaDB binaries: somewhere in it stand the folders of a binary distribution. Libraries
 * for clients and client programs stay where they are.
 */
final class ServerJar {

  private static final String SERVER = "bin/mariadbd";
  private static final List<String> NEEDED =
      List.of(SERVER, "bin/my_print_defaults", "bin/resolveip", "scripts", "share");

  private ServerJar() {}

  static void unpack(Path jar, Path to) throws IOException {
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      Path root = root(inside.getPath("/"));
      for (String needed : NEEDED) {
        copy(root, root.resolve(needed), to);
      }
    }
    try (Stream<Path> programs = Files.list(to.resolve("bin"))) {
      for (Path program : programs.toList()) {
        if (!program.toFile().setExecutable(true, false)) {
          throw new IOException("Cannot make " + program + " executable");
        }
      }
    }
  }

  private static Path root(Path jar) throws IOException {
    try (Stream<Path> entries = Files.walk(jar)) {
      return entries
          .filter(entry -> entry.endsWith(SERVER))
          .map(entry -> entry.getParent().getParent())
          .findFirst()
          .orElseThrow(() -> new IOException("No " + SERVER + " in " + jar.getFileSystem()));
    }
  }

  private static void copy(Path root, Path what, Path to) throws IOException {
    try (Stream<Path> entries = Files.walk(what)) {
      for (Path entry : entries.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(root.relativize(entry).toString());
        Files.createDirectories(target.getParent());
        Files.copy(entry, target);
      }
    }
  }
}
