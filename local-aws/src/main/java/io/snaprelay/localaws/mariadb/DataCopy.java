package io.snaprelay.localaws.mariadb;

import io.snaprelay.localaws.server.FileCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * Copies a data directory without InnoDB's temporary tablespace, which every start makes anew
 * (MariaDB, "InnoDB Temporary Tablespaces"). The binary log goes with it: recovery needs it.
 */
final class DataCopy {

  private static final String TEMPORARY = "ibtmp";

  private DataCopy() {}

  static void copy(Path data, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(data)) {
      FileCopy.into(to, entries.filter(DataCopy::isNeeded).toList());
    }
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
  }

  private static boolean isNeeded(Path entry) {
    return !entry.getFileName().toString().startsWith(TEMPORARY);
  }
}
