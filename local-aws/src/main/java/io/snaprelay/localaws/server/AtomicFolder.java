package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder that is either absent or complete. It is filled beside its place and moved there at the
 * end, so two JVMs may fill it at once: the first one wins, the other uses what is there.
 */
final class AtomicFolder {

  /** Fills an empty folder. */
  interface Content {
    void fill(Path folder) throws IOException;
  }

  private AtomicFolder() {}

  static Path at(Path place, Content content) throws IOException {
    if (Files.isDirectory(place)) {
      return place;
    }
    Files.createDirectories(place.getParent());
    Path draft = Files.createTempDirectory(place.getParent(), ".new-");
    try {
      content.fill(draft);
      moveOrLose(draft, place);
    } finally {
      Folders.delete(draft);
    }
    return place;
  }

  private static void moveOrLose(Path draft, Path place) throws IOException {
    try {
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException lost) {
      if (!Files.isDirectory(place)) {
        throw lost;
      }
    }
  }
}
