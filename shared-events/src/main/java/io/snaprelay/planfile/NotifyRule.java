package io.snaprelay.planfile;

import java.util.List;
import java.util.Set;

/**
 * PagerDuty opens an incident for what wants somebody: whoever names none of it hears of none. A
 * digest has a schedule that EventBridge would accept.
 */
final class NotifyRule implements PlanRule {
  private static final Set<String> GOOD = Set.of("started", "succeeded");

  @Override
  public void check(Field plan, Field databases, Findings findings) {
    for (Field entry : plan.at("notify").items()) {
      if (entry.at("pagerduty").present()) {
        incidents(entry, findings);
      }
      digest(entry.at("digest").at("schedule"), findings);
    }
  }

  private static void incidents(Field entry, Findings findings) {
    List<String> on = entry.at("on").texts();
    if (!on.isEmpty() && GOOD.containsAll(on)) {
      findings.refuse(
          entry.at("on").path(),
          "pagerduty opens an incident when something fails, and closes it when the next run"
              + " succeeds: add failed");
    }
    if (entry.at("digest").present()) {
      findings.refuse(
          entry.at("digest").path(),
          "pagerduty opens and closes incidents, and none can wait for a digest: give the digest"
              + " to another channel");
    }
  }

  private static void digest(Field schedule, Findings findings) {
    schedule
        .text()
        .flatMap(ScheduleExpression::problem)
        .ifPresent(problem -> findings.refuse(schedule.path(), problem));
  }
}
