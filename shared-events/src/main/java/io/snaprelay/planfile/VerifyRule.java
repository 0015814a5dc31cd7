package io.snaprelay.planfile;

import java.time.Duration;
import java.util.Optional;

/** The restore test has something to restore and the time for it. */
final class VerifyRule implements PlanRule {
  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field verify = plan.at("verify");
    if (verify.at("of").is("copy") && !plan.at("copy").present()) {
      findings.refuse(
          verify.at("of").path(), "this plan makes no copy: write source, or add a copy section");
    }
    Optional<Duration> rto = verify.at("rto").duration();
    Duration deadline = LimitsBinding.of(plan.at("limits")).deadline();
    if (rto.filter(objective -> objective.compareTo(deadline) > 0).isPresent()) {
      findings.warn(
          verify.at("rto").path(),
          "the run fails at limits.deadline, before this objective is missed: raise the deadline");
    }
  }
}
