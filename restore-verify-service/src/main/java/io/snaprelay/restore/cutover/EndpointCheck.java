package io.snaprelay.restore.cutover;

import io.snaprelay.rds.Whereabouts;
import io.snaprelay.step.Run;
import java.util.Optional;

/** Whether the restored database answers where clients connect. */
interface EndpointCheck {
  /**
   * What is wrong; empty if nothing is.
   *
   * @param restored the restored database, which has production's name
   */
  Optional<String> finding(Run run, Intent intent, Whereabouts restored);
}
