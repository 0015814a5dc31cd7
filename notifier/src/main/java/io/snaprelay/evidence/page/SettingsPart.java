package io.snaprelay.evidence.page;

import io.snaprelay.events.SettingDifference;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.SettingsSection;
import java.util.List;

/**
 * Where a database that stays is not what its source was.
 *
 * @param compared with what, and what came of it, in words
 * @param rows the differences
 */
public record SettingsPart(String compared, List<Row> rows) {
  /**
   * A difference.
   *
   * @param setting its name
   * @param captured what the source had
   * @param restored what the restored database has
   * @param reason why
   */
  public record Row(String setting, String captured, String restored, String reason) {
    private static Row of(SettingDifference difference) {
      return new Row(
          difference.setting(),
          difference.captured().orElse("none"),
          difference.restored().orElse("none"),
          difference.reason());
    }
  }

  static List<SettingsPart> of(Evidence evidence) {
    return evidence.settings().stream().map(SettingsPart::of).toList();
  }

  private static SettingsPart of(SettingsSection section) {
    List<Row> rows = section.differences().stream().map(Row::of).toList();
    return new SettingsPart(
        section
            .capturedAt()
            .map(at -> "Compared with its source as it was at %s: %s".formatted(at, count(rows)))
            .orElse("Nobody ever captured the settings of its source: nothing was compared."),
        rows);
  }

  private static String count(List<Row> rows) {
    return rows.isEmpty() ? "none differs." : rows.size() + " differ.";
  }
}
