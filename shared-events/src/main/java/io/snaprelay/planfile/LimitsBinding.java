package io.snaprelay.planfile;

import io.snaprelay.plan.Limits;
import java.time.Duration;

/** Limits, each with its default. Rules ask for them before the schema's verdict is in. */
final class LimitsBinding {
  private LimitsBinding() {}

  static Limits of(Field field) {
    return new Limits(
        field
            .at("temporaryHours")
            .integer()
            .map(Duration::ofHours)
            .orElse(Limits.DEFAULTS.temporaryLife()),
        field.at("temporaryDatabases").integer().orElse(Limits.DEFAULTS.temporaryDatabases()),
        field.at("deadline").duration().orElse(Limits.DEFAULTS.deadline()));
  }
}
