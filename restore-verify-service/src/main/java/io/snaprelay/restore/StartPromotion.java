package io.snaprelay.restore;

import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/** The proof passed and the plan wants its database to stay: give it its name. */
@ApplicationScoped
class StartPromotion implements Start<VerificationCompleted> {
  private final Promotion promotion;

  StartPromotion(Promotion promotion) {
    this.promotion = promotion;
  }

  @Override
  public Class<VerificationCompleted> event() {
    return VerificationCompleted.class;
  }

  @Override
  public StepName step() {
    return StepName.PROMOTE;
  }

  @Override
  public boolean isBegunBy(VerificationCompleted event, Run run) {
    return event.verdict() == Verdict.PASSED;
  }

  @Override
  public Outcome start(VerificationCompleted event, Run run) {
    return promotion.begin(run);
  }
}
