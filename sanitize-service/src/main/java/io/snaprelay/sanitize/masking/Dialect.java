package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.ColumnType;
import io.snaprelay.sanitize.catalog.Table;
import java.util.List;

/**
 * What masks are made of, in the SQL of one engine. Everything takes SQL and gives SQL, unless it
 * says otherwise; null gives null. Names in double quotes, {@code ||} as concatenation, {@code %}
 * as remainder, {@code CASE}, {@code left}, {@code right}, {@code lpad} and {@code repeat} are
 * written as they are: sessions are set so that every engine takes them.
 */
interface Dialect {
  /** A text of Java as a literal. */
  String literal(String text);

  /** A value as a text, that letters of different case tell apart. */
  String text(String value);

  /** A text that is the same for all texts that the type takes for equal. */
  String folded(String value);

  /** A decimal number as a text, the same for all that are equal. */
  String plainNumber(String value);

  /** Bytes as hexadecimal digits. */
  String hexadecimal(String bytes);

  /** A text of its own for each combination of columns that are not null. */
  String combined(List<String> columns);

  /** The bytes of a keyed hash: SHA-256 over the run's key, the purpose and the text. */
  String hash(String purpose, String text);

  /** The first hexadecimal digits of the same hash, in small letters. */
  String hashDigits(String purpose, String text, int digits);

  /** The first bytes; SQL that gives all 32 if so many are wanted. */
  String firstBytes(String bytes, int count);

  /** A whole number of 60 bits, made of the same hash. */
  String hashNumber(String purpose, String text);

  /** A whole number from 0 to one less than a limit, made of the same hash. */
  default String hashNumber(String purpose, String text, long limit) {
    return "(%s %% %d)".formatted(hashNumber(purpose, text), limit);
  }

  /** One of the names of Java, by a number from 0. */
  String pick(List<String> names, String index);

  /** Four digits of a text of Java that is made of such, by a number from 0. */
  String fourDigits(String blocks, String index);

  /** Hexadecimal digits, of which there are 24, as an identifier that nobody else makes. */
  String uuid(String digits);

  /** A whole number of 64 bits. */
  String integer(String value);

  /** A floating-point number. */
  String real(String value);

  /** A decimal number with as many digits before the point as the engine has. */
  String decimal(String value);

  /** A value as one of a column's type. */
  String cast(String value, ColumnType type);

  /** How many characters a text has. */
  String length(String text);

  /** Whether a text holds something that matches a pattern of Java's caller. */
  String matches(String text, String pattern);

  /** Every match replaced; {@code \1} stands for the first group. */
  String replaceAll(String text, String pattern, String replacement);

  /**
   * The digits of a whole number in the places that digits have in a text. It has no more of them
   * than the text.
   */
  String digitsInPlaces(String number, String text);

  /** A date so many days later. */
  String daysLater(String date, String days);

  /** A point in time so many seconds later. */
  String secondsLater(String time, String seconds);

  /**
   * Query: the columns that a CHECK constraint of a table speaks of.
   *
   * @param table the table
   */
  String checkedColumns(Table table);

  /** What documents need. */
  JsonDialect json();
}
