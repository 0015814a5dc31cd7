package io.snaprelay.sanitize.catalog;

import java.util.List;
import java.util.OptionalInt;

/**
 * A column's type.
 *
 * @param sql as it is written in SQL, with its schema unless it is a type of PostgreSQL itself
 * @param kind what can be done with its values
 * @param base the name of the type under all domains, for example {@code varchar}
 * @param length the most characters that fit, for {@code varchar(n)} and {@code char(n)}
 * @param scale the digits after the point, for {@code numeric(p, s)}
 * @param domain whether it is a domain
 * @param labels the values of an enum, in its order
 */
public record ColumnType(
    String sql,
    Kind kind,
    String base,
    OptionalInt length,
    OptionalInt scale,
    boolean domain,
    List<String> labels) {
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

  /** Whether equal values may differ in the case of their letters. */
  public boolean ignoresCase() {
    return base.equals("citext");
  }

  @Override
  public String toString() {
    return sql;
  }
}
