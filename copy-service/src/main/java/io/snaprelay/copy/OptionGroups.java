package io.snaprelay.copy;

import java.util.Optional;

/** The option groups of an account and region. */
interface OptionGroups {
  /**
   * An option group.
   *
   * @return empty if RDS knows none of that name there
   * @throws io.snaprelay.aws.AwsFailure if RDS refuses or does not answer
   */
  Optional<OptionGroup> find(String account, String region, String name);

  /**
   * What databases it is for.
   *
   * @param engine for example {@code postgres}
   * @param majorVersion for example {@code 17}
   */
  record OptionGroup(String engine, String majorVersion) {
    /** Whether a snapshot of an engine can name it. */
    boolean fits(String otherEngine, String version) {
      return engine.equals(otherEngine)
          && (version.equals(majorVersion) || version.startsWith(majorVersion + "."));
    }
  }
}
