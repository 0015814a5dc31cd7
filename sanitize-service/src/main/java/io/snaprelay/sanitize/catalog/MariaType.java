package io.snaprelay.sanitize.catalog;

import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a type of MariaDB is among the kinds that masks know. */
final class MariaType {
  private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");

  private MariaType() {}

  /** How much fits: characters or bytes, and digits after the point; negative if not said. */
  record Extent(long length, int scale) {}

  /**
   * @param data the bare name, as {@code varchar}
   * @param declared as it was declared, as {@code varchar(40)}
   * @param collation null for what is no text
   */
  static ColumnType of(
      String data, String declared, boolean json, Extent extent, String collation) {
    Kind kind = json || data.equals("json") ? Kind.JSON : kind(data, declared);
    boolean sized = kind == Kind.TEXT || kind == Kind.BYTES;
    return new ColumnType(
        declared,
        kind,
        kind == Kind.JSON ? "json" : base(data),
        sized && extent.length() >= 0
            ? OptionalInt.of((int) Math.min(extent.length(), Integer.MAX_VALUE))
            : OptionalInt.empty(),
        kind == Kind.NUMERIC && extent.scale() >= 0
            ? OptionalInt.of(extent.scale())
            : OptionalInt.empty(),
        false,
        kind == Kind.ENUM ? labels(declared) : List.of(),
        kind == Kind.TEXT && collation != null && !collation.endsWith("_bin"));
  }

  private static Kind kind(String data, String declared) {
    return switch (data) {
      case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> Kind.TEXT;
      case "tinyint" -> declared.equals("tinyint(1)") ? Kind.BOOLEAN : Kind.INTEGER;
      case "smallint", "mediumint", "int", "bigint" -> Kind.INTEGER;
      case "decimal" -> Kind.NUMERIC;
      case "float", "double" -> Kind.FLOAT;
      case "date" -> Kind.DATE;
      case "datetime", "timestamp" -> Kind.TIMESTAMP;
      case "uuid" -> Kind.UUID;
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> Kind.BYTES;
      case "inet4", "inet6" -> Kind.INET;
      case "enum" -> Kind.ENUM;
      default -> Kind.OTHER;
    };
  }

  /** PostgreSQL has no integers of one byte, or of three. */
  private static String base(String data) {
    return switch (data) {
      case "tinyint" -> "int1";
      case "smallint" -> "int2";
      case "mediumint" -> "int3";
      case "int" -> "int4";
      case "bigint" -> "int8";
      default -> data;
    };
  }

  private static List<String> labels(String declared) {
    return LABEL.matcher(declared).results().map(MariaType::label).toList();
  }

  private static String label(MatchResult found) {
    return found.group(1).replace("''", "'");
  }
}
