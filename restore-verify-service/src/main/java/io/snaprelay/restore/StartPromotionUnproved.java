package io.snaprelay.restore;

import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.Start;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The plan wants a database to stay and no proof of it, so that it gets its name when it is there.
 */
@ApplicationScoped
class StartPromotionUnproved implements Start<RestoreAvailable> {
  private final Promotion promotion;

  StartPromotionUnproved(Promotion promotion) {
    this.promotion = promotion;
  }

  @Override
  public Class<RestoreAvailable> event() {
    return RestoreAvailable.class;
  }

  @Override
  public StepName step() {
    return StepName.PROMOTE;
  }

  @Override
  public boolean isBegunBy(RestoreAvailable event, Run run) {
    return run.plan().verify().isEmpty();
  }

  @Override
  public Outcome start(RestoreAvailable event, Run run) {
    return promotion.begin(run);
  }
}
