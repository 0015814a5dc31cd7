package io.snaprelay.restore;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The configuration that tests run under. */
final class Site implements RestoreConfig, VerifyConfig {
  static final String OTHER_ACCOUNT = "222222222222";
  static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public String subnetGroup() {
    return "isolated";
  }

  @Override
  public List<String> securityGroups() {
    return List.of("sg-1");
  }

  @Override
  public Optional<List<String>> otherAccounts() {
    return Optional.of(List.of(OTHER_ACCOUNT + ":sg-0abc", OTHER_ACCOUNT + ":sg-0def"));
  }

  @Override
  public String role() {
    return "arn:aws:iam::%s:role/snaprelay-restore";
  }

  @Override
  public Duration placeRecheck() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration connectPatience() {
    return PATIENCE;
  }

  @Override
  public int connections() {
    return 2;
  }

  @Override
  public long pagesPerSlice() {
    return 16;
  }
}
