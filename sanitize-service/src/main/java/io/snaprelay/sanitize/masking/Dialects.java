package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.Catalog;

/** The SQL that a database speaks. */
final class Dialects {
  private Dialects() {}

  static Dialect of(Catalog catalog) {
    return new PostgresDialect();
  }
}
