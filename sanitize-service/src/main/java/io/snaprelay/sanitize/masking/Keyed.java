package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.By;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.util.Optional;

/**
 * A keyed hash in SQL. The key is 32 random bytes of fixed length in front of the text, and no more
 * than 24 bytes of a hash ever show, so that nobody can go on hashing where it stopped. The purpose
 * keeps a name from matching a phone number.
 *
 * @param purpose what the hash is for
 * @param by what it is made from
 */
record Keyed(String purpose, By by) {
  /** As many hexadecimal digits as no two of 10^9 originals share but once in a million runs. */
  static final int DISTINCT_DIGITS = 20;

  /** The hash, as bytes. */
  String bytes(Subject subject) {
    return subject.dialect().hash(purpose + ":", source(subject));
  }

  private String source(Subject subject) {
    return by == By.ROW ? subject.rowKey().orElseThrow() : subject.text();
  }

  /** Its first hexadecimal digits. */
  String hex(Subject subject, int digits) {
    return subject.dialect().hashDigits(purpose + ":", source(subject), digits);
  }

  /** A whole number of 60 bits. */
  String number(Subject subject) {
    return subject.dialect().hashNumber(purpose + ":", source(subject));
  }

  /** A whole number from 0 to one less than the limit. */
  String number(Subject subject, long limit) {
    return subject.dialect().hashNumber(purpose + ":", source(subject), limit);
  }

  /** An odd number from {@code -(span - 1)} to {@code span - 1}: never zero. The span is even. */
  String oddNumber(Subject subject, long span) {
    return "(2 * %s - %d)".formatted(number(subject, span), span - 1);
  }

  /** The same hash for a part of the purpose. */
  Keyed part(String part) {
    return new Keyed(purpose + "." + part, by);
  }

  boolean byRow() {
    return by == By.ROW;
  }

  /** Null stays null even if the masked value is made from the row. */
  String unlessNull(Subject subject, String sql) {
    return byRow() ? "CASE WHEN %s IS NOT NULL THEN %s END".formatted(subject.value(), sql) : sql;
  }

  Optional<String> misfit(Subject subject) {
    return byRow() && subject.rowKey().isEmpty()
        ? Optional.of("by: row needs a primary key, or a unique key without nulls: write by: value")
        : Optional.empty();
  }

  static Optional<String> unlessText(Subject subject, String strategy) {
    return subject.kind() == Kind.TEXT
        ? Optional.empty()
        : Optional.of(
            "%s makes text, and the column is %s: %s"
                .formatted(strategy, subject.type(), Remedies.of(subject.type())));
  }

  static Optional<String> unlessHolds(Subject subject, String strategy, int characters) {
    return subject.holds(characters)
        ? Optional.empty()
        : Optional.of(
            "%s needs %d characters, and %d fit: write null, constant or sql"
                .formatted(strategy, characters, subject.length().getAsInt()));
  }
}
