package io.snaprelay.planfile;

import java.util.List;
import java.util.Set;

/** PagerDuty opens an incident for what wants somebody: whoever names none of it hears of none. */
final class NotifyRule implements PlanRule {
  private static final Set<String> GOOD = Set.of("started", "succeeded");

  @Override
  public void check(Field plan, Field databases, Findings findings) {
    for (Field entry : plan.at("notify").items()) {
      List<String> on = entry.at("on").texts();
      if (entry.at("pagerduty").present() && !on.isEmpty() && GOOD.containsAll(on)) {
        findings.refuse(
            entry.at("on").path(),
            "pagerduty opens an incident when something fails, and closes it when the next run"
                + " succeeds: add failed");
      }
    }
  }
}
