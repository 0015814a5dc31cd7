package io.snaprelay.sanitize;

import io.snaprelay.database.Server;
import io.snaprelay.rules.Rules;
import io.snaprelay.sanitize.engine.MaskingKey;
import io.snaprelay.sanitize.engine.Once;
import io.snaprelay.sanitize.engine.SanitationLimits;
import io.snaprelay.sanitize.engine.Sanitizing;

/** What masks a server. A killed attempt is gone on with by the next one, with the same key. */
interface Sanitizer {
  /** Masks every database of a server, scrubs it, and looks whether anything is left. */
  Sanitizing attempt(
      Server server,
      Rules rules,
      MaskingKey key,
      SanitationLimits limits,
      Once<Sanitizing.Done> once);
}
