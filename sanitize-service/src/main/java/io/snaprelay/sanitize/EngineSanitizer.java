package io.snaprelay.sanitize;

import io.snaprelay.database.Server;
import io.snaprelay.rules.Rules;
import io.snaprelay.sanitize.engine.MaskingKey;
import io.snaprelay.sanitize.engine.Sanitation;
import io.snaprelay.sanitize.engine.SanitationLimits;
import io.snaprelay.sanitize.engine.Sanitizing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Masks with the engine of this service. */
@ApplicationScoped
class EngineSanitizer implements Sanitizer {
  private final Clock clock;

  EngineSanitizer(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Sanitizing attempt(Server server, Rules rules, MaskingKey key, SanitationLimits limits) {
    return Sanitation.attempt(server, rules, key, limits, clock);
  }
}
