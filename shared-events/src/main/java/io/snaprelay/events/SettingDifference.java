package io.snaprelay.events;

import java.util.Optional;

/**
 * One setting in which a restored database is not what its source was.
 *
 * @param setting its name, for example {@code parameterGroup}, or {@code member-2.instanceClass} of
 *     the second instance of a cluster
 * @param captured what the source had; absent if it had none
 * @param restored what the restored database has; absent if it has none
 * @param reason why: what the plan wants, what RDS does not restore, or that it should not be
 */
public record SettingDifference(
    String setting, Optional<String> captured, Optional<String> restored, String reason) {
  /** The same difference under another name. */
  public SettingDifference named(String name) {
    return new SettingDifference(name, captured, restored, reason);
  }
}
