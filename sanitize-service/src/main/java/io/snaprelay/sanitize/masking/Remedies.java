package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.ColumnType;

/** Which strategies fit a type. */
final class Remedies {
  private Remedies() {}

  static String of(ColumnType type) {
    return switch (type.kind()) {
      case TEXT -> "write hash, name, email, partial, null or constant";
      case INTEGER, NUMERIC, FLOAT -> "write noise, null or constant";
      case DATE, TIMESTAMP -> "write dateShift, null or constant";
      case UUID, BYTES -> "write hash, null or constant";
      case JSON -> "write json, null or constant";
      case INET -> "write ip, null or constant";
      default -> "write null, constant or sql";
    };
  }
}
