package io.snaprelay.notify;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.coverage.PlanFileText;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
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
    return file().map(file -> file.plans().get(plan));
  }

  /** All of them; empty if there is no plan file, or none that could be read. */
  Optional<PlanFile> file() {
    try {
      return config.plans().isPresent()
          ? Optional.of(PlanFileText.read(config.plans().get()))
          : Optional.empty();
    } catch (PlanFileText.Unusable | AwsFailure e) {
      LOG.errorf("Nobody can be told of what belongs to no run: %s", e.getMessage());
      return Optional.empty();
    }
  }
}
