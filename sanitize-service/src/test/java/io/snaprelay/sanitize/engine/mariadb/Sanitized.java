package io.snaprelay.sanitize.engine.mariadb;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.database.Server;
import io.snaprelay.events.CheckResult;
import io.snaprelay.rules.Rules;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.sanitize.engine.MaskingKey;
import io.snaprelay.sanitize.engine.Once;
import io.snaprelay.sanitize.engine.SanitationLimits;
import io.snaprelay.sanitize.engine.Sanitizing;
import io.snaprelay.sanitize.engine.Unasked;
import io.snaprelay.sanitize.testing.MariaServer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a server is sanitized in tests. */
final class Sanitized {
  static final SanitationLimits LIMITS =
      new SanitationLimits(2, Duration.ofHours(1), Duration.ofSeconds(10), "64MB");

  private Sanitized() {}

  static Sanitizing by(String rules, MariaServer server) {
    return by(rules, server.asMaster(), key(7));
  }

  static Sanitizing by(String rules, MariaServer server, Once<Sanitizing.Done> once) {
    return by(rules, server.asMaster(), key(7), once);
  }

  static Sanitizing by(String rules, Server server, MaskingKey key) {
    return by(rules, server, key, Unasked.once());
  }

  private static Sanitizing by(
      String rules, Server server, MaskingKey key, Once<Sanitizing.Done> once) {
    return MariaSanitation.attempt(server, rules(rules), key, LIMITS, Clock.systemUTC(), once);
  }

  static MaskingKey key(int filling) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) filling);
    return MaskingKey.of(bytes);
  }

  static Rules rules(String yaml) {
    RulesReading reading = RulesReader.read(yaml);
    return assertInstanceOf(RulesReading.Accepted.class, reading, reading.toString()).rules();
  }

  /** What went wrong, one a line. */
  static String told(Sanitizing end) {
    return end instanceof Sanitizing.Failed failed
        ? failed.checks().stream()
            .filter(each -> each.status() == CheckResult.Status.FAIL)
            .map(each -> each.name() + " of " + each.subject() + ": " + each.seen())
            .collect(Collectors.joining("\n"))
        : end.toString();
  }
}
