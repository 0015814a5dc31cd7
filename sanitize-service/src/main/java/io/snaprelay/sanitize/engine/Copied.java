package io.snaprelay.sanitize.engine;

import io.snaprelay.sanitize.engine.Ladder.Choice;
import io.snaprelay.sanitize.engine.Ladder.Way;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which table is copied by all connections instead of being rewritten by one: the biggest, if the
 * others are done before it. One connection would then work alone.
 */
final class Copied {
  /** A scan of a range of ctid reads only its pages since 14 (release notes of PostgreSQL 14). */
  private static final int READS_RANGES = 14;

  /** Whatever has the oid of the table beyond what depends on it in the catalog. */
  private static final String AGAINST =
      """
      WITH t AS (SELECT * FROM pg_class WHERE oid = ?)
      SELECT 'it is partitioned' FROM t WHERE relkind <> 'r' OR relispartition
      UNION ALL SELECT DISTINCT 'it has a parent or children' FROM t
        JOIN pg_inherits i ON t.oid IN (i.inhparent, i.inhrelid)
      UNION ALL SELECT DISTINCT 'it has dropped columns' FROM t
        JOIN pg_attribute a ON a.attrelid = t.oid WHERE a.attisdropped
      UNION ALL SELECT DISTINCT 'some table holds object identifiers' FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'm') AND c.oid >= 16384
        WHERE a.atttypid IN ('oid'::regtype, 'regclass'::regtype, 'oid[]'::regtype, 'regclass[]'::regtype)
          AND a.attnum > 0 AND NOT a.attisdropped
          AND c.relnamespace <> ALL (ARRAY(SELECT oid FROM pg_namespace
            WHERE nspname IN ('pg_catalog', 'information_schema', 'pg_toast', 'snaprelay_progress')))
      """;

  private Copied() {}

  static List<Choice> whereItPays(Workbench bench, List<Choice> choices, SanitationLimits limits)
      throws SQLException {
    Optional<Choice> huge = huge(choices, limits);
    if (huge.isEmpty()) {
      return choices;
    }
    List<Choice> all = new ArrayList<>(choices);
    all.set(choices.indexOf(huge.get()), decide(bench, huge.get(), limits));
    return List.copyOf(all);
  }

  private static Optional<Choice> huge(List<Choice> choices, SanitationLimits limits) {
    long written =
        choices.stream()
            .filter(each -> each.way() == Way.REWRITE || each.way() == Way.REFILL)
            .mapToLong(each -> each.shape().bytes())
            .sum();
    return choices.stream()
        .filter(each -> each.way() == Way.REWRITE)
        .max(Comparator.comparingLong(each -> each.shape().bytes()))
        .filter(each -> each.shape().bytes() >= limits.copiedFrom())
        .filter(each -> each.shape().bytes() > written / limits.connections());
  }

  private static Choice decide(Workbench bench, Choice choice, SanitationLimits limits)
      throws SQLException {
    if (limits.connections() < 2) {
      return choice;
    }
    Optional<String> against = against(bench, choice);
    return against.isPresent()
        ? choice.with(Way.REWRITE, "not by several connections: " + against.get())
        : choice.with(
            Way.COPY,
            "the biggest table, copied by %d connections".formatted(limits.connections()));
  }

  private static Optional<String> against(Workbench bench, Choice choice) throws SQLException {
    if (bench.major() < READS_RANGES) {
      return Optional.of("PostgreSQL reads ranges of pages since " + READS_RANGES);
    }
    List<String> against = bench.texts(AGAINST, choice.shape().oid());
    return against.isEmpty()
        ? CopyTrial.refusal(bench, choice)
        : Optional.of(String.join(", ", against));
  }
}
