package io.snaprelay.notify;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The folder that gets a copy of every run's evidence, if one is configured. The ledger is where
 * evidence belongs, so a folder that cannot be written is reported and holds nothing up.
 */
@ApplicationScoped
class EvidenceFolder {
  private static final Logger LOG = Logger.getLogger(EvidenceFolder.class);

  private final Optional<Path> directory;

  EvidenceFolder(NotifierConfig config) {
    this.directory = config.evidence().directory();
  }

  /** Puts a file there, whole or not at all. */
  void put(String file, byte[] content) {
    directory.ifPresent(folder -> put(folder, file, content));
  }

  private static void put(Path folder, String file, byte[] content) {
    Path unfinished = folder.resolve("." + file + "." + UUID.randomUUID());
    try {
      Files.createDirectories(folder);
      Files.write(unfinished, content);
      Files.move(unfinished, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.errorf(
          e,
          "%s is in the ledger, but could not be copied to %s (snaprelay.evidence.directory)",
          file,
          folder);
    }
  }
}
