package io.snaprelay.restore;

import io.snaprelay.names.StepName;
import io.snaprelay.step.Finish;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.wire.RdsNotification;
import jakarta.enterprise.context.ApplicationScoped;

/** A rename has no event: the re-check alone brings a promotion to its end. */
@ApplicationScoped
class FinishPromotion implements Finish {
  private final Promotion promotion;

  FinishPromotion(Promotion promotion) {
    this.promotion = promotion;
  }

  @Override
  public StepName step() {
    return StepName.PROMOTE;
  }

  /** What RDS says of the restored database ends other steps. */
  @Override
  public boolean hears(RdsNotification event, StepName creator) {
    return false;
  }

  @Override
  public Outcome finish(Run run) {
    return promotion.goOn(run);
  }
}
