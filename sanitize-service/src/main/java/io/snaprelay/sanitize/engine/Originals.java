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

  /** May hold what names somebody: an @, or seven digits. Cheap, since every value is asked. */
  private static final String MAY_TELL =
      "(strpos(%1$s, '@') > 0 OR length(%1$s) - length(translate(%1$s, '0123456789', '')) >= 7)";

  /**
   * Names somebody wherever it stands: an address with an @, or seven digits and no date. The
   * dearest question comes last, which {@code CASE} alone makes sure of.
   */
  static final String TELLING =
      "CASE WHEN "
          + MAY_TELL
          + " THEN NOT (%1$s LIKE '____-__-__%%' AND %1$s ~ '^\\d{4}-\\d\\d-\\d\\d') ELSE false END";

  /** The subquery is computed once, where a setting is read for every row. */
  static final String HASH =
      "pg_catalog.hashtextextended(%s, (SELECT current_setting('snaprelay.seed')::bigint))";

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

  /** What is one word is remembered as a whole already, and splitting is what costs. */
  private static String words(List<Col> columns, String from) {
    return """
        INSERT INTO snaprelay_progress.original
        SELECT DISTINCT %s FROM (
          SELECT v.val FROM %s CROSS JOIN LATERAL (VALUES %s) v(attnum, val)
          WHERE CASE WHEN %s THEN v.val ~ '%s' ELSE false END OFFSET 0) v
        CROSS JOIN LATERAL regexp_split_to_table(v.val, '%s') w
        WHERE length(v.val) > %d AND length(w) >= %d AND %s
        """
        .formatted(
            HASH.formatted("w"),
            from,
            values(columns),
            MAY_TELL.formatted("v.val"),
            Residue.BETWEEN_WORDS,
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
