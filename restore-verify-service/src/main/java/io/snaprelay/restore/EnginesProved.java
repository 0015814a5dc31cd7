package io.snaprelay.restore;

import io.snaprelay.database.Engine;
import io.snaprelay.events.FailureCode;
import io.snaprelay.restore.proof.EngineChecks;
import io.snaprelay.restore.proof.PostgresChecks;
import io.snaprelay.restore.proof.mariadb.MariaDbChecks;
import io.snaprelay.step.Outcome;
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

  /**
   * The same, by RDS's word for the engine.
   *
   * @return empty too if we have no way into databases of that engine
   */
  static Optional<EngineChecks> checks(String word) {
    return Engine.named(word).flatMap(EnginesProved::checks);
  }

  /**
   * Why nothing is proved.
   *
   * @param subject what is of that engine
   * @param word RDS's word for the engine
   */
  static Outcome refuse(String subject, String word, String leftAsIs) {
    return Outcome.giveUp(
        FailureCode.PLAN_NOT_EXECUTABLE,
        "%s is of engine %s; this release proves databases of %s".formatted(subject, word, words()),
        leftAsIs);
  }

  private static String words() {
    return Arrays.stream(Engine.values())
        .filter(engine -> checks(engine).isPresent())
        .flatMap(engine -> engine.words().stream())
        .collect(Collectors.joining(", "));
  }
}
