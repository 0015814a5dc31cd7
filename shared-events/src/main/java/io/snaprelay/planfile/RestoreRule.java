package io.snaprelay.planfile;

import java.util.List;

/**
 * What becomes production is never a masked database, and what only a cutover has stands with a
 * cutover.
 */
final class RestoreRule implements PlanRule {
  private static final String CUTOVER = "cutover";

  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field restore = plan.at("restore");
    boolean cutover = restore.at("mode").is(CUTOVER);
    if (cutover && plan.at("sanitize").present()) {
      findings.refuse(
          restore.at("mode").path(),
          "sanitize and cutover exclude each other, a masked database would become production:"
              + " write two plans");
    }
    for (String field : List.of("approve", "hold")) {
      if (!cutover && restore.at(field).present()) {
        findings.warn(restore.at(field).path(), "only a cutover has it: remove it");
      }
    }
  }
}
