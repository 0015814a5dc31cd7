package io.snaprelay.restore.proof.mariadb;

import java.util.Set;

/**
 * A column whose values are stored.
 *
 * @param name its name
 * @param type its type without length, as {@code information_schema} has it, for example {@code
 *     varchar}
 */
record StoredColumn(String name, String type) {
  private static final Set<String> LONG =
      Set.of(
          "tinytext",
          "text",
          "mediumtext",
          "longtext",
          "tinyblob",
          "blob",
          "mediumblob",
          "longblob",
          "json",
          "geometry",
          "point",
          "linestring",
          "polygon",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "geometrycollection");

  private static final Set<String> INTEGERS =
      Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

  /** Whether InnoDB may store its values outside the page of their row. */
  boolean isLong() {
    return LONG.contains(type);
  }

  boolean isInteger() {
    return INTEGERS.contains(type);
  }

  /**
   * Expression: bytes that are the same for the same value, and for no other, whatever character
   * set the column has. A long value stands for itself by its own hash: what CONCAT makes may not
   * be longer than {@code max_allowed_packet}.
   */
  String bytes() {
    if (isLong()) {
      return "IFNULL(MD5(%s), '-')".formatted(quoted());
    }
    return "IFNULL(CONCAT(LENGTH(%1$s), ':', CAST(%1$s AS BINARY)), '-')".formatted(exact());
  }

  /** A float prints six digits only, a bit string prints as the bytes that it is made of. */
  private String exact() {
    return switch (type) {
      case "float" -> "CAST(%s AS DOUBLE)".formatted(quoted());
      case "bit" -> "(%s + 0)".formatted(quoted());
      default -> quoted();
    };
  }

  String quoted() {
    return Quoted.name(name);
  }
}
