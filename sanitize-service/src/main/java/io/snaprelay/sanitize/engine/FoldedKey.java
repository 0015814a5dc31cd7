package io.snaprelay.sanitize.engine;

import io.snaprelay.sanitize.masking.Dialects;

/**
 * The key as something that PostgreSQL computes once for a statement and not once for a row: a
 * function that says of itself that it always gives the same is a constant to the planner, in a
 * rewrite too, where no subquery may stand. It holds no key; it reads the session's.
 */
final class FoldedKey {
  private static final String NAME = Sql.name(Sql.OURS, "key");

  /** Goes with the schema that it lies in. */
  static final String CREATE =
      "CREATE FUNCTION "
          + NAME
          + "() RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT"
          + " pg_catalog.decode(pg_catalog.current_setting('snaprelay.key'), 'hex') $$";

  private FoldedKey() {}

  /** An expression of a mask, for a statement that writes. */
  static String in(String expression) {
    return expression.replace(Dialects.POSTGRES_KEY, NAME + "()");
  }
}
