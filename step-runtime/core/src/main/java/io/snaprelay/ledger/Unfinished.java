package io.snaprelay.ledger;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Where entries are written before they get their names. */
final class Unfinished {
  /** Nobody takes so long over an entry: who left this behind was killed. */
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private final Path folder;
  private final AtomicBoolean swept = new AtomicBoolean();

  Unfinished(Path folder) {
    this.folder = folder;
  }

  /** A place that nobody else writes to. The first one sweeps the folder. */
  Path place() throws IOException {
    Files.createDirectories(folder);
    if (swept.compareAndSet(false, true)) {
      sweep();
    }
    return folder.resolve(UUID.randomUUID().toString());
  }

  private void sweep() throws IOException {
    Instant newest = Instant.now().minus(FORGOTTEN);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        sweep(file, newest);
      }
    }
  }

  private static void sweep(Path file, Instant newest) throws IOException {
    if (isOlder(file, newest)) {
      Files.deleteIfExists(file);
    }
  }

  /** Another process may be sweeping too, or may just have finished with it. */
  private static boolean isOlder(Path file, Instant newest) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(newest);
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
