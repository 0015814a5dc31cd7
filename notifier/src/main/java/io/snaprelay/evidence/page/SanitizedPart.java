package io.snaprelay.evidence.page;

import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.SanitizeSection;
import java.util.List;

/**
 * The masking.
 *
 * @param level how deep it was cleaned
 * @param rulesHash SHA-256 of the rules
 * @param residualRisks what that level cannot rule out
 * @param rows the post-conditions
 */
public record SanitizedPart(
    String level, String rulesHash, List<String> residualRisks, List<CheckRow> rows) {
  static List<SanitizedPart> of(Evidence evidence) {
    return evidence.sanitize().stream().map(SanitizedPart::of).toList();
  }

  private static SanitizedPart of(SanitizeSection section) {
    return new SanitizedPart(
        section.level().orElse("not told"),
        section.rulesHash(),
        section.residualRisks(),
        section.checks().stream().map(CheckRow::of).toList());
  }
}
