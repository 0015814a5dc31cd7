package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.ColumnType;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A value that is to be masked.
 *
 * @param dialect the SQL that is spoken
 * @param value SQL that gives the original
 * @param type its type
 * @param length the most characters that fit everywhere the masked value has to be equal
 * @param ignoresCase whether originals that differ in letter case only are equal
 * @param rowKey SQL that gives a text of its own for every row; empty if rows have no key
 */
record Subject(
    Dialect dialect,
    String value,
    ColumnType type,
    OptionalInt length,
    boolean ignoresCase,
    Optional<String> rowKey) {
  ColumnType.Kind kind() {
    return type.kind();
  }

  /** Whether so many characters fit. */
  boolean holds(int characters) {
    return length.isEmpty() || length.getAsInt() >= characters;
  }

  /** So many characters, or as many as fit. */
  int atMost(int characters) {
    return Math.min(characters, length.orElse(characters));
  }

  /** The original as a text, the same for all originals that count as equal. */
  String text() {
    return switch (type.kind()) {
      case TEXT -> ignoresCase ? dialect.folded(value) : dialect.text(value);
      case NUMERIC -> dialect.plainNumber(value);
      case BYTES -> dialect.hexadecimal(value);
      default -> dialect.text(value);
    };
  }
}
