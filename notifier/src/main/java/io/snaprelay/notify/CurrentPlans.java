package io.snaprelay.notify;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.coverage.PlanFileText;
import io.snaprelay.plan.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The plan file as it is now: whom news concern that belong to no run. */
@ApplicationScoped
class CurrentPlans {
  private static final Logger LOG = Logger.getLogger(CurrentPlans.class);

  private final NotifierConfig config;

  CurrentPlans(NotifierConfig config) {
    this.config = config;
  }

  /** A plan; empty if there is none, or no plan file that could be read. */
  Optional<Plan> named(String plan) {
    try {
      return config.plans().isPresent()
          ? Optional.ofNullable(PlanFileText.read(config.plans().get()).plans().get(plan))
          : Optional.empty();
    } catch (PlanFileText.Unusable | AwsFailure e) {
      LOG.errorf("Nobody of the plan '%s' can be told: %s", plan, e.getMessage());
      return Optional.empty();
    }
  }
}
