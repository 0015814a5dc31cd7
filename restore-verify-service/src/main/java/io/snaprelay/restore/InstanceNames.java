package io.snaprelay.restore;

import io.snaprelay.events.SettingDifference;
import io.snaprelay.settings.CapturedMember;
import io.snaprelay.settings.SettingsComparison;
import io.snaprelay.settings.WantedMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which instances of a cluster that stays are not called what they were to be called. Pure. */
final class InstanceNames {
  private static final String NAME = "name";
  private static final String REASON = "RDS did not give it the name, or another instance has it";

  private InstanceNames() {}

  /**
   * Compares them in the order in which they were made.
   *
   * @param wanted what they were to be called
   * @param are the instances as they are
   */
  static List<SettingDifference> differences(List<WantedMember> wanted, List<CapturedMember> are) {
    List<SettingDifference> differences = new ArrayList<>();
    for (int i = 0; i < Math.min(wanted.size(), are.size()); i++) {
      String was = wanted.get(i).name();
      String is = are.get(i).identifier();
      if (!was.equals(is)) {
        differences.add(
            new SettingDifference(
                SettingsComparison.ofMember(i + 1, NAME),
                Optional.of(was),
                Optional.of(is),
                REASON));
      }
    }
    return differences;
  }
}
