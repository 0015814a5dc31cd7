package io.snaprelay.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps what the services would have had to be allowed, where the system property {@value
 * #PROPERTY} names a folder: the policies of the templates are checked against all these files.
 */
final class AccessFile implements AutoCloseable {
  static final String PROPERTY = "snaprelay.accesses";

  private final LocalAwsProcess aws;

  /**
   * @param aws still runs when this is closed
   */
  AccessFile(LocalAwsProcess aws) {
    this.aws = aws;
  }

  @Override
  public void close() {
    Optional.ofNullable(System.getProperty(PROPERTY))
        .filter(folder -> !folder.isBlank())
        .ifPresent(folder -> write(Path.of(folder)));
  }

  private void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(UUID.randomUUID() + ".json"), aws.accesses());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
