package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.ColumnType;
import io.snaprelay.sanitize.catalog.Quoted;
import io.snaprelay.sanitize.catalog.Table;
import java.util.List;
import java.util.stream.Collectors;

/** What every PostgreSQL since 13 understands. The key is the setting {@code snaprelay.key}. */
record PostgresDialect() implements Dialect {
  /**
   * Key and purpose come first and in brackets, so that they are one constant where the key is.
   * {@code textsend} gives the bytes of a text as a client gets them, in UTF-8 for ours, at a fifth
   * of what {@code convert_to} takes to find out the encoding.
   */
  private static final String HASH =
      "sha256((" + Dialects.POSTGRES_KEY + " || convert_to(%s, 'UTF8')) || textsend(%s))";

  /**
   * A hash of the first 64 bits: taking these from hexadecimal digits as a number costs ten times
   * as much.
   */
  private static final String NUMBER =
      "(hashtextextended(encode(substr(%s, 1, 8), 'hex'), 0) & 1152921504606846975)";

  /** Everything but digits stands in quotes, which to_char copies. */
  private static final String FORMAT =
      "'FM' || regexp_replace(regexp_replace(replace(replace(%s, E'\\\\', E'\\\\\\\\'), '\"',"
          + " E'\\\\\"'), '[^0-9]+', '\"\\&\"', 'g'), '[0-9]', '0', 'g')";

  private static final int HASH_BYTES = 32;
  private static final int BYTE = 256;

  @Override
  public String literal(String text) {
    return Quoted.text(text);
  }

  @Override
  public String text(String value) {
    return value + "::text";
  }

  @Override
  public String folded(String value) {
    return "lower(%s::text)".formatted(value);
  }

  @Override
  public String plainNumber(String value) {
    return "trim_scale(%s)::text".formatted(value);
  }

  @Override
  public String hexadecimal(String bytes) {
    return "encode(%s, 'hex')".formatted(bytes);
  }

  @Override
  public String combined(List<String> columns) {
    return "ROW(" + String.join(", ", columns) + ")::text";
  }

  @Override
  public String hash(String purpose, String text) {
    return HASH.formatted(literal(purpose), text);
  }

  @Override
  public String hashDigits(String purpose, String text, int digits) {
    String hash = hash(purpose, text);
    if (digits % 2 == 0) {
      return hexadecimal(firstBytes(hash, digits / 2));
    }
    return "left(%s, %d)".formatted(hexadecimal(firstBytes(hash, digits / 2 + 1)), digits);
  }

  @Override
  public String firstBytes(String bytes, int count) {
    return count >= HASH_BYTES ? bytes : "substr(%s, 1, %d)".formatted(bytes, count);
  }

  @Override
  public String hashNumber(String purpose, String text) {
    return NUMBER.formatted(hash(purpose, text));
  }

  /** One byte of the hash is enough for a power of two that it holds, and lies at hand. */
  @Override
  public String hashNumber(String purpose, String text, long limit) {
    return limit <= BYTE && Long.bitCount(limit) == 1
        ? "(get_byte(%s, 0) & %d)".formatted(hash(purpose, text), limit - 1)
        : Dialect.super.hashNumber(purpose, text, limit);
  }

  @Override
  public String pick(List<String> names, String index) {
    String array = names.stream().collect(Collectors.joining(",", "'{", "}'::text[]"));
    return "(%s)[1 + %s::int]".formatted(array, index);
  }

  /** Two bytes hold four digits: bytes are found at once, characters are counted. */
  @Override
  public String fourDigits(String blocks, String index) {
    return "encode(substr(decode('%s', 'hex'), 1 + 2 * %s::int, 2), 'hex')"
        .formatted(blocks, index);
  }

  @Override
  public String uuid(String digits) {
    return "('ffffffff' || %s)::uuid".formatted(digits);
  }

  @Override
  public String integer(String value) {
    return value + "::bigint";
  }

  @Override
  public String real(String value) {
    return value + "::float8";
  }

  @Override
  public String decimal(String value) {
    return value + "::numeric";
  }

  @Override
  public String cast(String value, ColumnType type) {
    return "%s::%s".formatted(value, type.sql());
  }

  @Override
  public String length(String text) {
    return "length(%s)".formatted(text);
  }

  @Override
  public String matches(String text, String pattern) {
    return "%s ~ %s".formatted(text, literal(pattern));
  }

  @Override
  public String replaceAll(String text, String pattern, String replacement) {
    return "regexp_replace(%s, %s, %s, 'g')"
        .formatted(text, literal(pattern), literal(replacement));
  }

  @Override
  public String digitsInPlaces(String number, String text) {
    return "to_char(%s, %s)".formatted(number, FORMAT.formatted(text));
  }

  @Override
  public String daysLater(String date, String days) {
    return "(%s + %s::int)".formatted(date, days);
  }

  @Override
  public String secondsLater(String time, String seconds) {
    return "(%s + %s * interval '1 second')".formatted(time, seconds);
  }

  @Override
  public String checkedColumns(Table table) {
    return """
        SELECT a.attname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
        WHERE k.contype = 'c' AND k.conrelid = %d
        """
        .formatted(table.oid());
  }

  @Override
  public JsonDialect json() {
    return new PostgresJson();
  }
}
