package io.snaprelay.sanitize;

import io.snaprelay.database.Server;
import io.snaprelay.rules.Rules;
import io.snaprelay.sanitize.engine.MaskingKey;
import io.snaprelay.sanitize.engine.Once;
import io.snaprelay.sanitize.engine.Sanitation;
import io.snaprelay.sanitize.engine.SanitationLimits;
import io.snaprelay.sanitize.engine.Sanitizing;
import io.snaprelay.sanitize.engine.mariadb.MariaSanitation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Masks with the engine of this service that fits the server. */
@ApplicationScoped
class EngineSanitizer implements Sanitizer {
  private final Clock clock;

  EngineSanitizer(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Sanitizing attempt(
      Server server,
      Rules rules,
      MaskingKey key,
      SanitationLimits limits,
      Once<Sanitizing.Done> once) {
    return switch (server.engine()) {
      case POSTGRES -> Sanitation.attempt(server, rules, key, limits, clock, once);
      case MARIADB -> MariaSanitation.attempt(server, rules, key, limits, clock, once);
      case MYSQL ->
          new Sanitizing.Refused(
              List.of("MySQL cannot be masked yet: take sanitize out of the plan"));
    };
  }
}
