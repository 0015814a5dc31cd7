package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Server;
import io.snaprelay.events.CheckResult;
import io.snaprelay.rules.DatabaseRules.Script;
import io.snaprelay.rules.RulePlace;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What tests of the engine share: a key, limits, masks as the strategies write them. */
final class Bench {
  static final MaskingKey KEY = MaskingKey.of(bytes());
  static final SanitationLimits LIMITS =
      new SanitationLimits(2, Duration.ofHours(1), Duration.ofSeconds(10), "64MB");

  /** Whatever dominates is copied by several connections, however small it is. */
  static final SanitationLimits COPYING =
      new SanitationLimits(2, Duration.ofHours(1), Duration.ofSeconds(10), "64MB", 0);

  private Bench() {}

  static Workbench open(Server server, String database) throws SQLException {
    return Workbench.open(server, database, KEY, LIMITS);
  }

  static void mask(Server server, String database, TableWork... tables) throws SQLException {
    mask(server, database, DatabaseWork.of(tables));
  }

  static void mask(Server server, String database, DatabaseWork work) throws SQLException {
    mask(server, database, LIMITS, work);
  }

  static void mask(Server server, String database, SanitationLimits limits, DatabaseWork work)
      throws SQLException {
    try (Workbench bench = open(server, database)) {
      masking(server, database, limits).run(bench, work, Schema.of(bench));
      masking(server, database, limits).close(bench);
    }
  }

  private static Masking masking(Server server, String database, SanitationLimits limits) {
    Clock clock = Clock.systemUTC();
    return new Masking(
        server,
        database,
        KEY,
        new Executor.Settings(limits, clock, clock.instant().plus(limits.atMost())));
  }

  /** A script that stands in the rules. */
  static Script script(String sql) {
    return new Script(RulePlace.FILE, "tidy", sql, Optional.empty());
  }

  /** What went wrong, one a line. */
  static String failures(Sanitizing end) {
    return end instanceof Sanitizing.Failed failed
        ? failed.checks().stream()
            .filter(each -> each.status() == CheckResult.Status.FAIL)
            .map(each -> each.name() + " of " + each.subject() + ": " + each.seen())
            .collect(Collectors.joining("\n"))
        : end.toString();
  }

  /** A unique address in a domain that nobody has. */
  static String email(String column) {
    return "'u' || substr(" + sha(column) + ", 1, 24) || '@example.invalid'";
  }

  static String hash(String column) {
    return "substr(" + sha(column) + ", 1, 16)";
  }

  /** Column, mask, column, mask. */
  static TableWork table(String name, String... columnsAndMasks) {
    Map<String, String> masks = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndMasks.length; i += 2) {
      masks.put(columnsAndMasks[i], columnsAndMasks[i + 1]);
    }
    return TableWork.masked("public", name, masks);
  }

  private static String sha(String column) {
    return "encode(sha256(convert_to(current_setting('snaprelay.key') || "
        + column
        + ", 'UTF8')), 'hex')";
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }
}
