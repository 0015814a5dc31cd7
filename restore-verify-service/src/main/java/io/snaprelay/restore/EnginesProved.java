package io.snaprelay.restore;

import io.snaprelay.database.Engine;
import io.snaprelay.restore.proof.EngineChecks;
import io.snaprelay.restore.proof.PostgresChecks;
import io.snaprelay.restore.proof.mariadb.MariaDbChecks;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which engines this release proves, and with what. */
final class EnginesProved {
  private EnginesProved() {}

  /**
   * The checks of an engine.
   *
   * @return empty for MySQL: the way in is there, but no check of ours ever ran on one
   */
  static Optional<EngineChecks> checks(Engine engine) {
    return switch (engine) {
      case POSTGRES -> Optional.of(new PostgresChecks());
      case MARIADB -> Optional.of(new MariaDbChecks());
      case MYSQL -> Optional.empty();
    };
  }

  /** RDS's words for those that are proved, for people. */
  static String words() {
    return Arrays.stream(Engine.values())
        .filter(engine -> checks(engine).isPresent())
        .map(Engine::word)
        .collect(Collectors.joining(", "));
  }
}
