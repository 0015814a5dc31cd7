package io.snaprelay.sanitize.engine;

import io.snaprelay.sanitize.engine.Ladder.Choice;
import io.snaprelay.sanitize.engine.Ladder.Way;
import io.snaprelay.sanitize.engine.TableShape.Col;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remembers originals that name somebody before they are masked, as keyed hashes and never as
 * themselves: of small tables all, of large ones a sample. Wherever one is found afterwards, it is
 * a leak.
 */
final class Originals {
  /** Below this a word says nothing: yes, male, Oslo. */
  static final int SHORTEST = 6;

  /** Names somebody wherever it stands: an address with an @, or seven digits and no date. */
  static final String TELLING =
      "(%1$s ~ '@' OR length(regexp_replace(%1$s, '\\D', '', 'g')) >= 7)"
          + " AND %1$s !~ '^\\d{4}-\\d\\d-\\d\\d'";

  static final String HASH =
      "pg_catalog.hashtextextended(%s, current_setting('snaprelay.seed')::bigint)";

  private static final long SAMPLED_BYTES = 16L << 20;

  private static final Set<String> NOT_WORDS =
      Set.of("smallint", "integer", "bigint", "boolean", "real", "double precision", "date");

  private Originals() {}

  static void remember(Workbench bench, List<Choice> choices) throws SQLException {
    for (Choice choice : choices) {
      List<Col> columns = watched(choice);
      if (!columns.isEmpty() && choice.shape().holdsRows()) {
        remember(bench, choice, columns);
      }
    }
  }

  private static List<Col> watched(Choice choice) {
    boolean all = choice.way() == Way.TRUNCATE;
    return choice.shape().columns().stream()
        .filter(col -> all || choice.work().expressions().containsKey(col.name()))
        .filter(col -> isWords(col.typeSql()))
        .toList();
  }

  /** Numbers and dates have too few values: that one is seen again means nothing. */
  static boolean isWords(String type) {
    return !NOT_WORDS.contains(type)
        && !type.startsWith("numeric")
        && !type.startsWith("timestamp")
        && !type.startsWith("time");
  }

  private static void remember(Workbench bench, Choice choice, List<Col> columns)
      throws SQLException {
    String from = choice.work().sql() + sample(choice.shape().bytes());
    for (Col col : columns) {
      bench.write(
          "INSERT INTO snaprelay_progress.watched VALUES (?, ?, ?, ?)",
          choice.shape().oid(),
          col.number(),
          choice.work().mayStay(col.name()).isOverlapping(),
          choice.work().mayStay(col.name()).staysReal());
    }
    bench.run(whole(columns, from));
    bench.run(words(columns, from));
  }

  static String sample(long bytes) {
    return bytes <= SAMPLED_BYTES
        ? ""
        : " TABLESAMPLE SYSTEM (%s)".formatted(100.0 * SAMPLED_BYTES / bytes);
  }

  private static String whole(List<Col> columns, String from) {
    return """
        INSERT INTO snaprelay_progress.original
        SELECT DISTINCT %s FROM %s CROSS JOIN LATERAL (VALUES %s) v(attnum, val)
        WHERE length(v.val) >= %d AND %s
        """
        .formatted(
            HASH.formatted("v.val"), from, values(columns), SHORTEST, TELLING.formatted("v.val"));
  }

  private static String words(List<Col> columns, String from) {
    return """
        INSERT INTO snaprelay_progress.original
        SELECT DISTINCT %s FROM %s CROSS JOIN LATERAL (VALUES %s) v(attnum, val)
        CROSS JOIN LATERAL regexp_split_to_table(v.val, '%s') w
        WHERE length(v.val) > %d AND length(w) >= %d AND %s
        """
        .formatted(
            HASH.formatted("w"),
            from,
            values(columns),
            Residue.BETWEEN_WORDS,
            SHORTEST,
            SHORTEST,
            TELLING.formatted("w"));
  }

  static String values(List<Col> columns) {
    List<String> values = new ArrayList<>();
    for (Col col : columns) {
      values.add("(%d::int2, %s::text)".formatted(col.number(), col.sql()));
    }
    return values.stream().collect(Collectors.joining(", "));
  }
}
