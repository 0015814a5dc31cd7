package io.snaprelay.sanitize.catalog;

import io.snaprelay.database.Session;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads the columns of all tables. */
final class Columns {
  /** What varchar(n) and numeric(p, s) add to their modifier (src/include/c.h, VARHDRSZ). */
  private static final int HEADER = 4;

  /**
   * A domain may be one of a domain: what counts is the type below all of them. Only with a fixed
   * search path are types of the user's always written with their schema. A column of a partition
   * key depends on its table, not the other way round (src/backend/catalog/heap.c).
   */
  private static final String COLUMNS =
      """
      WITH RECURSIVE fixed AS MATERIALIZED (
        SELECT pg_catalog.set_config('search_path', 'pg_catalog', true) AS path
      ), domains AS (
        SELECT t.oid AS domain, t.typbasetype AS base, t.typtypmod AS modifier,
               t.typnotnull AS not_null
        FROM pg_catalog.pg_type t WHERE t.typtype = 'd'
        UNION ALL
        SELECT d.domain, t.typbasetype, t.typtypmod, d.not_null OR t.typnotnull
        FROM domains d JOIN pg_catalog.pg_type t ON t.oid = d.base AND t.typtype = 'd'
      ), bases AS (
        SELECT d.* FROM domains d JOIN pg_catalog.pg_type t ON t.oid = d.base AND t.typtype <> 'd'
      )
      SELECT a.attrelid, a.attnum, a.attname,
             pg_catalog.format_type(a.atttypid, a.atttypmod),
             b.typname, b.typtype, b.typcategory,
             coalesce(d.modifier, a.atttypmod), d.domain IS NOT NULL,
             a.attnotnull OR coalesce(d.not_null, false),
             a.attgenerated <> '', a.attidentity <> '', a.attinhcount > 0,
             EXISTS (SELECT FROM pg_catalog.pg_depend p
                     WHERE p.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                       AND p.objid = a.attrelid AND p.objsubid = a.attnum
                       AND p.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                       AND p.refobjid = a.attrelid AND p.refobjsubid = 0
                       AND p.deptype = 'i' AND c.relkind = 'p'),
             ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e
                   WHERE e.enumtypid = b.oid ORDER BY e.enumsortorder)
      FROM fixed, pg_catalog.pg_attribute a
      JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN bases d ON d.domain = a.atttypid
      JOIN pg_catalog.pg_type b ON b.oid = coalesce(d.base, a.atttypid)
      WHERE a.attnum > 0 AND NOT a.attisdropped AND fixed.path IS NOT NULL AND %s
      ORDER BY a.attrelid, a.attnum
      """
          .formatted(Tables.MASKABLE);

  private Columns() {}

  static Map<Long, List<Column>> read(Session session) throws SQLException {
    Map<Long, List<Column>> columns = new HashMap<>();
    Grouped.read(session, COLUMNS, columns, Columns::column);
    return columns;
  }

  private static Column column(ResultSet row) throws SQLException {
    return new Column(
        row.getInt(2),
        row.getString(3),
        type(row),
        row.getBoolean(10),
        row.getBoolean(11),
        row.getBoolean(12),
        row.getBoolean(13),
        row.getBoolean(14));
  }

  private static ColumnType type(ResultSet row) throws SQLException {
    String base = row.getString(5);
    Kind kind = kind(base, row.getString(6), row.getString(7));
    int modifier = row.getInt(8) - HEADER;
    return new ColumnType(
        row.getString(4),
        kind,
        base,
        kind == Kind.TEXT ? length(base, modifier) : OptionalInt.empty(),
        kind == Kind.NUMERIC && modifier >= 0 ? scale(modifier) : OptionalInt.empty(),
        row.getBoolean(9),
        Grouped.texts(row.getArray(15)),
        base.equals("citext"));
  }

  /** A name holds 63 bytes and has no modifier. */
  private static OptionalInt length(String base, int modifier) {
    int length = base.equals("name") ? 63 : modifier;
    return length >= 0 ? OptionalInt.of(length) : OptionalInt.empty();
  }

  /** Eleven bits with a sign, since 15 (src/backend/utils/adt/numeric.c). */
  private static OptionalInt scale(int modifier) {
    return OptionalInt.of(((modifier & 0x7ff) ^ 1024) - 1024);
  }

  private static Kind kind(String base, String type, String category) {
    if (type.equals("e")) {
      return Kind.ENUM;
    }
    if (category.equals("A")) {
      return Kind.ARRAY;
    }
    return switch (base) {
      case "text", "varchar", "bpchar", "citext", "name" -> Kind.TEXT;
      case "int2", "int4", "int8" -> Kind.INTEGER;
      case "numeric" -> Kind.NUMERIC;
      case "float4", "float8" -> Kind.FLOAT;
      case "bool" -> Kind.BOOLEAN;
      case "date" -> Kind.DATE;
      case "timestamp", "timestamptz" -> Kind.TIMESTAMP;
      case "uuid" -> Kind.UUID;
      case "json", "jsonb" -> Kind.JSON;
      case "bytea" -> Kind.BYTES;
      case "inet" -> Kind.INET;
      default -> Kind.OTHER;
    };
  }
}
