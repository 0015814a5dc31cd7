package io.snaprelay.sanitize.cleanroom;

import io.snaprelay.database.TlsServer;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder that nobody else on the machine may read, for dumps and for passwords. Its name tells
 * whose it is, so that what a killed service left is deleted by the next attempt.
 */
final class Scratch implements AutoCloseable {
  private static final String PASSWORDS = "passwords";

  private final Path folder;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  /** Makes it, and deletes what an earlier attempt has left. */
  static Scratch open(Path parent, String name) throws IOException {
    Path folder = parent.resolve(name);
    delete(folder);
    Files.createDirectory(folder, mode("rwx------"));
    return new Scratch(folder);
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /**
   * The file from which clients read passwords: neither a command line nor an environment shows
   * them (PostgreSQL manual, "The Password File").
   */
  Path passwords(TlsServer... servers) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (TlsServer server : servers) {
      lines.append(line(server));
    }
    Path file = Files.createFile(path(PASSWORDS), mode("rw-------"));
    return Files.writeString(file, lines);
  }

  private static String line(TlsServer server) {
    return "%s:%d:*:%s:%s%n"
        .formatted(
            escaped(server.host()),
            server.port(),
            escaped(server.login().user()),
            escaped(server.login().password()));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(":", "\\:");
  }

  /** A dump of one database goes when it is loaded: the next one needs the room. */
  void drop(Path inside) throws IOException {
    delete(inside);
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }

  private static FileAttribute<?> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }

  /** A link is deleted, never followed. */
  private static void delete(Path what) throws IOException {
    if (!Files.exists(what, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        what,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes any) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, IOException failed)
              throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
