package io.snaprelay.localaws.mariadb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The binary log among a server's files. An RDS instance has one exactly while it keeps automated
 * backups (RDS User Guide, "Configuring MariaDB binary logging"), under RDS's own file name.
 */
final class BinaryLog {

  private static final String NAME = "mysql-bin-changelog";

  /** Not synchronised: only a crash of the whole machine would tell the difference. */
  static final List<String> SETTINGS =
      List.of("--log-bin=" + NAME, "--binlog-format=MIXED", "--server-id=1", "--sync-binlog=0");

  private final Path data;

  BinaryLog(Path data) {
    this.data = data;
  }

  boolean exists() {
    return Files.exists(data.resolve(NAME + ".index"));
  }

  void delete() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(BinaryLog::isPart).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isPart(Path file) {
    return file.getFileName().toString().startsWith(NAME + ".");
  }
}
