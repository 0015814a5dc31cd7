package io.snaprelay.planfile;

import java.util.List;

/** Without a copy there is neither a copy to keep nor a source that may expire. */
final class RetainRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    if (plan.at("copy").present()) {
      return;
    }
    for (String field : List.of("source", "copies")) {
      Field retain = plan.at("retain").at(field);
      if (retain.present()) {
        findings.warn(
            retain.path(), "nothing will expire: this plan makes no copy; add copy or remove this");
      }
    }
  }
}
