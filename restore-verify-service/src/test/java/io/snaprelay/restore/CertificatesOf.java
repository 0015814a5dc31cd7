package io.snaprelay.restore;

import io.snaprelay.database.DatabaseConfig;
import io.snaprelay.localaws.LocalAws;
import java.nio.file.Path;
import java.time.Duration;

/** Sessions of the tests, with the certificates of this AWS. */
record CertificatesOf(LocalAws aws) implements DatabaseConfig {
  @Override
  public Path caBundle() {
    return aws.caBundle();
  }

  @Override
  public Duration statementTimeout() {
    return Duration.ofMinutes(1);
  }
}
