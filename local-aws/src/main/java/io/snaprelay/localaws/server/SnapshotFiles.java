package io.snaprelay.localaws.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of a snapshot. They are made read-only and never change, so a copy of a snapshot is a
 * set of hard links, while a restore is a real copy.
 */
public final class SnapshotFiles {

  private final Release release;
  private final Path folder;

  private SnapshotFiles(Release release, Path folder) {
    this.release = release;
    this.folder = folder;
  }

  /** Seals a folder that was just filled. */
  public static SnapshotFiles seal(Release release, Path folder) throws IOException {
    eachFile(folder, file -> file.setWritable(false, false));
    return new SnapshotFiles(release, folder);
  }

  /** The release whose files these are; a restore needs the same series. */
  public Release release() {
    return release;
  }

  public Path folder() {
    return folder;
  }

  /** A copy that shares every file with this one; it stays when this one is deleted. */
  public SnapshotFiles linkTo(Path to) throws IOException {
    Files.createDirectories(to.getParent());
    FileCopy.linkInto(to, List.of(folder));
    return new SnapshotFiles(release, to);
  }

  /** A real copy, writable. */
  public void copyTo(Path to) throws IOException {
    Files.createDirectories(to.getParent());
    FileCopy.into(to, List.of(folder));
    eachFile(to, file -> file.setWritable(true, true));
  }

  public void delete() throws IOException {
    Folders.delete(folder);
  }

  private static void eachFile(Path folder, Predicate<File> change) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        if (!change.test(file.toFile())) {
          throw new IOException("Cannot change the mode of " + file);
        }
      }
    }
  }
}
