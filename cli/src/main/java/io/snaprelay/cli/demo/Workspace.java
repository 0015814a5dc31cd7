package io.snaprelay.cli.demo;

import io.snaprelay.cli.Complaint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a demo plays in.
 *
 * @param root the folder
 * @param kept whether it stays when the demo is over
 */
public record Workspace(Path root, boolean kept) implements AutoCloseable {

  /** A folder that is gone afterwards. */
  public static Workspace temporary() {
    try {
      return new Workspace(Files.createTempDirectory("snaprelay-demo-"), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A folder that stays.
   *
   * @throws Complaint if something is in it already, or it cannot be made
   */
  public static Workspace keptIn(Path folder) {
    requireNew(folder);
    try {
      return new Workspace(Files.createDirectories(folder).toAbsolutePath().normalize(), true);
    } catch (IOException e) {
      throw Complaint.usage("The folder " + folder + " cannot be made: " + e);
    }
  }

  /** What is kept shall not be mixed with anything. */
  static void requireNew(Path folder) {
    try (Stream<Path> present = Files.list(folder)) {
      if (present.findAny().isPresent()) {
        throw Complaint.usage(folder + " is not empty: --keep wants a new folder");
      }
    } catch (NoSuchFileException isNew) {
      return;
    } catch (NotDirectoryException e) {
      throw Complaint.usage(folder + " is no folder: --keep wants a new one");
    } catch (IOException e) {
      throw Complaint.usage(folder + " cannot be read: " + e);
    }
  }

  Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void write(String name, String text) {
    try {
      Files.writeString(root.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path ledger() {
    return folder("ledger");
  }

  /** Where local-aws works: the servers' programs and files. */
  Path aws() {
    return folder("local-aws");
  }

  Path log(String program) {
    return folder("logs").resolve(program + ".log");
  }

  /**
   * What local-aws unpacked and ran is never kept: the snapshots' files have a folder of their own.
   */
  @Override
  public void close() {
    delete(kept ? aws() : root);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
