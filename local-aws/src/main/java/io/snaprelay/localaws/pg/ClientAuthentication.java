package io.snaprelay.localaws.pg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who may connect how: passwords by SCRAM only; where {@code rds.force_ssl} is 1, encrypted only
 * (RDS User Guide, "Requiring an SSL connection to a PostgreSQL DB instance"). The superuser comes
 * from this JVM alone, over loopback.
 */
enum ClientAuthentication {
  ANY("host"),
  TLS_ONLY("hostssl");

  private final String record;

  ClientAuthentication(String record) {
    this.record = record;
  }

  static ClientAuthentication forced(boolean tlsOnly) {
    return tlsOnly ? TLS_ONLY : ANY;
  }

  Path write(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("hba-" + record + ".conf"),
        """
        host all %s 127.0.0.1/32 scram-sha-256
        %s all all 127.0.0.1/32 scram-sha-256
        """
            .formatted(Superuser.NAME, record));
  }
}
