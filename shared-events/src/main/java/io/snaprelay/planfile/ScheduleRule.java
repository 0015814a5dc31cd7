package io.snaprelay.planfile;

/** A schedule is one that EventBridge would accept. */
final class ScheduleRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field schedule = plan.at("schedule");
    schedule
        .text()
        .flatMap(ScheduleExpression::problem)
        .ifPresent(problem -> findings.refuse(schedule.path(), problem));
    if (schedule.present()) {
      findings.warn(
          schedule.path(),
          "runs start on this schedule only once its EventBridge Scheduler entry is deployed;"
              + " until then publish the trigger, for example with 'snaprelay run'");
    }
  }
}
