package io.snaprelay.sanitize.catalog;

import java.util.List;
import java.util.OptionalInt;

/**
 * A column's type.
 *
 * @param sql as it is written in SQL, with its schema unless it is a type of PostgreSQL itself
 * @param kind what can be done with its values
 * @param base the name that PostgreSQL gives to such a type, under all domains, for example {@code
 *     int4}; the engine's own where PostgreSQL has none
 * @param length the most characters that fit, or bytes of bytes; empty if there is no such limit
 * @param scale the digits after the point, for {@code numeric(p, s)}
 * @param domain whether it is a domain
 * @param labels the values of an enum, in its order
 * @param ignoresCase whether equal values may differ in the case of their letters, or in more
 */
public record ColumnType(
    String sql,
    Kind kind,
    String base,
    OptionalInt length,
    OptionalInt scale,
    boolean domain,
    List<String> labels,
    boolean ignoresCase) {
  /** Kinds of types, as far as a mask fits one and not the other. */
  public enum Kind {
    TEXT,
    INTEGER,
    NUMERIC,
    FLOAT,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    UUID,
    JSON,
    BYTES,
    INET,
    ENUM,
    ARRAY,
    OTHER
  }

  public ColumnType {
    labels = List.copyOf(labels);
  }

  @Override
  public String toString() {
    return sql;
  }
}
