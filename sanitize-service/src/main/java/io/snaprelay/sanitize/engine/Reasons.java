package io.snaprelay.sanitize.engine;

import io.snaprelay.database.SqlFailure;
import io.snaprelay.sanitize.engine.TableShape.Col;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why a table cannot be rewritten in place, so that its rows have to go out and come back. */
final class Reasons {
  private static final String CATALOG =
      """
      WITH RECURSIVE tree(relid) AS (
        SELECT ?::regclass::oid
        UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree ON i.inhparent = tree.relid),
      masked AS (
        SELECT a.attrelid AS relid, a.attnum FROM tree JOIN pg_attribute a ON a.attrelid = relid
        WHERE a.attname = ANY (?::text[]) AND a.attnum > 0),
      users AS (
        SELECT d.classid, d.objid, m.relid, m.attnum FROM pg_depend d JOIN masked m
          ON d.refclassid = 'pg_class'::regclass AND d.refobjid = m.relid
             AND d.refobjsubid = m.attnum)
      SELECT 'a generated column reads a masked one' FROM users u
        JOIN pg_attrdef f ON u.classid = 'pg_attrdef'::regclass AND f.oid = u.objid
        JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
        WHERE a.attgenerated <> ''
      UNION SELECT 'a generated column reads a masked one' FROM pg_depend d JOIN masked m
          ON d.refclassid = 'pg_class'::regclass AND d.refobjid = m.relid
             AND d.refobjsubid = m.attnum AND d.classid = 'pg_class'::regclass
             AND d.objid = m.relid
        JOIN pg_attribute a ON a.attrelid = d.objid AND a.attnum = d.objsubid
        WHERE a.attgenerated <> ''
      UNION SELECT 'the body of a function reads a masked column' FROM users
        WHERE classid = 'pg_proc'::regclass
      UNION SELECT 'a publication filters by a masked column' FROM users
        WHERE classid = 'pg_publication_rel'::regclass
      UNION SELECT 'a masked column decides the partition' FROM pg_partitioned_table p
        JOIN masked m ON m.relid = p.partrelid
        WHERE m.attnum = ANY (p.partattrs::int2[]) OR p.partexprs IS NOT NULL
      UNION SELECT 'another table has a column of its row type' FROM tree
        JOIN pg_type t ON t.typrelid = tree.relid
        JOIN pg_attribute a ON a.atttypid IN (t.oid, t.typarray) AND NOT a.attisdropped
        JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'm')
      UNION SELECT 'it is a table of a type' FROM tree JOIN pg_class c ON c.oid = tree.relid
        WHERE c.reloftype <> 0
      """;

  /** Not supported in a USING clause: a subquery, an aggregate, a window. */
  private static final Set<String> NO_TRANSFORM = Set.of("0A000", "42803", "42P20");

  private Reasons() {}

  static List<String> against(
      Workbench bench, String table, TableShape shape, Map<String, String> expressions)
      throws SQLException {
    List<String> reasons = bench.texts(CATALOG, table, texts(expressions.keySet()));
    return reasons.isEmpty() ? probe(bench, table, shape, expressions).stream().toList() : reasons;
  }

  /** Asks PostgreSQL itself, on an empty table that nobody else sees. */
  private static Optional<String> probe(
      Workbench bench, String table, TableShape shape, Map<String, String> expressions)
      throws SQLException {
    return bench
        .tryOut(
            List.of(
                "CREATE TEMP TABLE snaprelay_probe AS SELECT * FROM ONLY "
                    + table
                    + " WITH NO DATA",
                Statements.alter("pg_temp.snaprelay_probe", shape, expressions)))
        .flatMap(Reasons::transform);
  }

  private static Optional<String> transform(SqlFailure failure) {
    return NO_TRANSFORM.contains(failure.state())
        ? Optional.of("a mask looks at other rows, or into lists")
        : Optional.empty();
  }

  static String texts(Collection<String> texts) {
    return texts.stream()
        .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .toList()
        .toString()
        .replaceFirst("^\\[", "{")
        .replaceFirst("]$", "}");
  }

  /** A column in which nothing depends, to write a table anew without changing a value. */
  static Optional<Col> vehicle(Workbench bench, String table, TableShape shape)
      throws SQLException {
    return bench
        .texts(
            """
            SELECT a.attname FROM pg_attribute a
            WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
              AND a.attgenerated = '' AND a.attinhcount = 0
            ORDER BY (SELECT count(*) FROM pg_depend d WHERE d.refclassid = 'pg_class'::regclass
              AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum), a.attnum
            """,
            table)
        .stream()
        .findFirst()
        .flatMap(
            name -> shape.columns().stream().filter(col -> col.name().equals(name)).findFirst());
  }
}
