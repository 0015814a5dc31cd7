package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.ColumnType;
import io.snaprelay.sanitize.catalog.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What MariaDB understands in a session with {@code sql_mode} ANSI_QUOTES, PIPES_AS_CONCAT,
 * NO_BACKSLASH_ESCAPES and STRICT_ALL_TABLES. The key is the user variable {@code @snaprelay_key},
 * so that no statement shows it. {@code ||} binds closer than {@code +} there.
 */
record MariaDialect() implements Dialect {
  /** Numbers of up to 65 digits (MariaDB documentation, "DECIMAL"). */
  private static final String WIDE = "decimal(65,0)";

  private static final int MOST_DIGITS = 24;

  /** As hexadecimal digits. */
  private static final int SIXTY_BITS = 15;

  @Override
  public String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public String text(String value) {
    return "CAST(%s AS char CHARACTER SET utf8mb4) COLLATE utf8mb4_bin".formatted(value);
  }

  /** What the column's collation compares, without the blanks that it does not look at. */
  @Override
  public String folded(String value) {
    return "HEX(WEIGHT_STRING(RTRIM(%s)))".formatted(value);
  }

  /** A column has one scale, so that equal numbers look the same. */
  @Override
  public String plainNumber(String value) {
    return text(value);
  }

  @Override
  public String hexadecimal(String bytes) {
    return "LOWER(HEX(%s))".formatted(bytes);
  }

  /** Hexadecimal digits hold no comma, whatever the columns hold. */
  @Override
  public String combined(List<String> columns) {
    return columns.stream()
        .map(column -> "HEX(%s)".formatted(text(column)))
        .collect(Collectors.joining(", ", "CONCAT_WS(',', ", ")"));
  }

  @Override
  public String hash(String purpose, String text) {
    return "UNHEX(%s)".formatted(sha(purpose, text));
  }

  @Override
  public String hashDigits(String purpose, String text, int digits) {
    return "LEFT(%s, %d)".formatted(sha(purpose, text), digits);
  }

  /** Null if the text is. */
  private String sha(String purpose, String text) {
    return "SHA2(CONCAT(@snaprelay_key, %s, %s), 256)".formatted(literal(purpose), text);
  }

  @Override
  public String firstBytes(String bytes, int count) {
    return "LEFT(%s, %d)".formatted(bytes, count);
  }

  @Override
  public String hashNumber(String purpose, String text) {
    return "CAST(CONV(%s, 16, 10) AS signed)".formatted(hashDigits(purpose, text, SIXTY_BITS));
  }

  @Override
  public String pick(List<String> names, String index) {
    String literals = names.stream().map(this::literal).collect(Collectors.joining(","));
    return "ELT(1 + %s, %s)".formatted(index, literals);
  }

  @Override
  public String fourDigits(String blocks, String index) {
    return "SUBSTR('%s', 1 + 4 * %s, 4)".formatted(blocks, index);
  }

  /** The server wants a version and a variant: those of a random one (RFC 4122). */
  @Override
  public String uuid(String digits) {
    return "('ffffffff' || INSERT(INSERT(%s, 5, 1, '4'), 9, 1, '8'))".formatted(digits);
  }

  @Override
  public String integer(String value) {
    return "CAST(%s AS signed)".formatted(value);
  }

  @Override
  public String real(String value) {
    return "CAST(%s AS double)".formatted(value);
  }

  @Override
  public String decimal(String value) {
    return "CAST(%s AS %s)".formatted(value, WIDE);
  }

  /** Storing a value casts it, and refuses what does not fit. */
  @Override
  public String cast(String value, ColumnType type) {
    return value;
  }

  @Override
  public String length(String text) {
    return "CHAR_LENGTH(%s)".formatted(text);
  }

  @Override
  public String matches(String text, String pattern) {
    return "%s REGEXP %s".formatted(text, literal(pattern));
  }

  @Override
  public String replaceAll(String text, String pattern, String replacement) {
    return "REGEXP_REPLACE(%s, %s, %s)".formatted(text, literal(pattern), literal(replacement));
  }

  /** One after the other: nothing here copies a pattern. A text with more digits goes. */
  @Override
  public String digitsInPlaces(String number, String text) {
    String count = length(replaceAll(text, "[^0-9]", ""));
    String digits = "LPAD(%s, %s, '0')".formatted(text(number), count);
    String changed =
        IntStream.rangeClosed(1, MOST_DIGITS)
            .boxed()
            .reduce(text, (before, place) -> placed(before, digits, place), (one, other) -> other);
    return "CASE WHEN %s > %d THEN repeat('x', %s) ELSE %s END"
        .formatted(count, MOST_DIGITS, length(text), changed);
  }

  private static String placed(String text, String digits, int place) {
    return "REGEXP_REPLACE(%s, '^((?:[^0-9]*[0-9]){%d}[^0-9]*)[0-9]', '\\1' || SUBSTR(%s, %d, 1))"
        .formatted(text, place - 1, digits, place);
  }

  @Override
  public String daysLater(String date, String days) {
    return "(%s + INTERVAL %s DAY)".formatted(date, days);
  }

  @Override
  public String secondsLater(String time, String seconds) {
    return "(%s + INTERVAL %s SECOND)".formatted(time, seconds);
  }

  /** The server writes all names as the session does. */
  @Override
  public String checkedColumns(Table table) {
    return """
        SELECT c.column_name FROM information_schema.columns c
        JOIN information_schema.check_constraints k ON k.constraint_schema = c.table_schema
          AND k.table_name = c.table_name
          AND INSTR(k.check_clause, CONCAT('"', c.column_name, '"')) > 0
          AND k.check_clause <> CONCAT('json_valid("', c.column_name, '")')
        WHERE c.table_schema = %s AND c.table_name = %s
        """
        .formatted(literal(table.name().schema()), literal(table.name().name()));
  }

  @Override
  public JsonDialect json() {
    return new MariaJson(this);
  }
}
