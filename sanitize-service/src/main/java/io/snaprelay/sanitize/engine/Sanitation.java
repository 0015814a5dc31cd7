package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Server;
import io.snaprelay.rules.Rules;
import java.time.Clock;

/** Makes of a temporary server one whose snapshot may be given away, or says why it is not. */
public final class Sanitation {
  private Sanitation() {}

  /**
   * Masks all databases, scrubs them and looks for what is left. What the server is found to be
   * ends up in the result, never in a throw. Repeating it goes on where the last attempt stopped.
   *
   * @param key the same for every attempt at one server
   * @param once who has done it already, and who is to know
   */
  public static Sanitizing attempt(
      Server server,
      Rules rules,
      MaskingKey key,
      SanitationLimits limits,
      Clock clock,
      Once<Sanitizing.Done> once) {
    return new Attempt(server, new RulesSource(rules), key, limits, clock).run(once);
  }
}
