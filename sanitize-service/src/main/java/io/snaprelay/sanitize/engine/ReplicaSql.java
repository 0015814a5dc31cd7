package io.snaprelay.sanitize.engine;

/**
 * Queries that tell the statements of a {@link Replica}, each for the oid of the table; {@code
 * :copy} is the name of the replica.
 */
final class ReplicaSql {
  /** CREATE TABLE ... LIKE takes columns, defaults, checks, identity and their comments along. */
  static final String PREPARE =
      """
      WITH t AS (SELECT * FROM pg_class WHERE oid = ?), c AS (
        SELECT a.* FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
        WHERE NOT a.attisdropped)
      SELECT statement FROM (
        SELECT 1, 0, format('CREATE %sTABLE :copy (LIKE %s INCLUDING ALL EXCLUDING INDEXES'
            ' EXCLUDING STATISTICS) USING %I%s%s',
          CASE t.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, t.oid::regclass, m.amname,
          ' WITH (' || nullif(array_to_string(t.reloptions || ARRAY(
            SELECT 'toast.' || o FROM pg_class x CROSS JOIN LATERAL unnest(x.reloptions) o
            WHERE x.oid = t.reltoastrelid), ', '), '') || ')',
          (SELECT format(' TABLESPACE %I', spcname) FROM pg_tablespace WHERE oid = t.reltablespace))
        FROM t JOIN pg_am m ON m.oid = t.relam
        UNION ALL SELECT 2, attnum, format('ALTER TABLE :copy ALTER COLUMN %I SET STATISTICS %s',
          attname, attstattarget) FROM c WHERE attstattarget >= 0
        UNION ALL SELECT 3, attnum, format('ALTER TABLE :copy ALTER COLUMN %I SET (%s)', attname,
          array_to_string(attoptions, ', ')) FROM c WHERE attoptions IS NOT NULL
        UNION ALL SELECT 4, 0, format('GRANT CREATE ON SCHEMA snaprelay_progress TO %I',
          pg_get_userbyid(relowner)) FROM t WHERE pg_get_userbyid(relowner) <> current_user
        UNION ALL SELECT 5, 0, format('ALTER TABLE :copy OWNER TO %I', pg_get_userbyid(relowner))
          FROM t WHERE pg_get_userbyid(relowner) <> current_user
      ) AS s(step, place, statement) ORDER BY step, place
      """;

  /** Owned sequences would go with the table; those of identity columns do, and are replaced. */
  static final String SWAP =
      """
      WITH t AS (SELECT * FROM pg_class WHERE oid = ?), owned AS (
        SELECT s.oid, s.relname, d.deptype, a.attname, a.attnum FROM t
        JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid
          AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
        JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid),
      granted AS (
        SELECT 0 AS attnum, '' AS columns, x.* FROM t CROSS JOIN LATERAL aclexplode(t.relacl) x
        UNION ALL SELECT a.attnum, format(' (%I)', a.attname), x.* FROM t
          JOIN pg_attribute a ON a.attrelid = t.oid CROSS JOIN LATERAL aclexplode(a.attacl) x)
      SELECT statement FROM (
        SELECT 1, 0, format('UPDATE %s SET relid = %L::regclass WHERE relid = %s', r.attrelid::regclass,
          ':copy', t.oid) FROM t CROSS JOIN pg_attribute r JOIN pg_class p ON p.oid = r.attrelid
          WHERE r.attname = 'relid' AND p.relkind = 'r'
            AND p.relnamespace = 'snaprelay_progress'::regnamespace
        UNION ALL SELECT 2, attnum, format('ALTER SEQUENCE %s OWNED BY NONE', oid::regclass)
          FROM owned WHERE deptype = 'a'
        UNION ALL SELECT 3, attnum, format('SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence'
            '(%L, %L)::pg_catalog.regclass, last_value, is_called) FROM %s',
          ':copy', attname, oid::regclass) FROM owned WHERE deptype = 'i'
        UNION ALL SELECT 4, 0, format('DROP TABLE %s', t.oid::regclass) FROM t
        UNION ALL SELECT 5, 0, format('ALTER TABLE :copy SET SCHEMA %s', t.relnamespace::regnamespace)
          FROM t
        UNION ALL SELECT 6, 0, format('ALTER TABLE %I.%I RENAME TO %I', n.nspname, 'copy_' || t.oid,
          t.relname) FROM t JOIN pg_namespace n ON n.oid = t.relnamespace
        UNION ALL SELECT 7, o.attnum, format('ALTER SEQUENCE %I.%I RENAME TO %I', n.nspname,
          'copy_' || t.oid || '_' || o.attname || '_seq', o.relname)
          FROM t JOIN pg_namespace n ON n.oid = t.relnamespace CROSS JOIN owned o
          WHERE o.deptype = 'i'
        UNION ALL SELECT 8, o.attnum, format('ALTER SEQUENCE %s OWNED BY %s.%I', o.oid::regclass,
          t.oid::regclass, o.attname) FROM t CROSS JOIN owned o WHERE o.deptype = 'a'
        UNION ALL SELECT 9, 0, format('REVOKE ALL ON TABLE %s FROM %I', t.oid::regclass,
          pg_get_userbyid(t.relowner)) FROM t WHERE t.relacl IS NOT NULL
        UNION ALL SELECT 10, g.attnum, format('GRANT %s%s ON TABLE %s TO %s%s', g.privilege_type,
            g.columns, t.oid::regclass,
            CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
            CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
          FROM t CROSS JOIN granted g
        UNION ALL SELECT 11, 0, format('ALTER TABLE %s %s', t.oid::regclass, command) FROM t
          CROSS JOIN LATERAL (VALUES
            (CASE WHEN t.relrowsecurity THEN 'ENABLE ROW LEVEL SECURITY' END),
            (CASE WHEN t.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END),
            (CASE t.relreplident WHEN 'f' THEN 'REPLICA IDENTITY FULL'
                                 WHEN 'n' THEN 'REPLICA IDENTITY NOTHING' END)) AS v(command)
          WHERE command IS NOT NULL
        UNION ALL SELECT 12, 0, format('COMMENT ON TABLE %s IS %L', t.oid::regclass,
          obj_description(t.oid, 'pg_class')) FROM t WHERE obj_description(t.oid, 'pg_class') <> ''
      ) AS s(step, place, statement) ORDER BY step, place, statement
      """;

  /**
   * The dearest first: texts are sorted by their collation, which takes several times as long as to
   * sort numbers, however few pages equal ones come to. Indexes of exclusion constraints come with
   * these.
   */
  static final String INDEXES =
      """
      SELECT x.relname, pg_get_indexdef(x.oid)
      FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
      WHERE i.indrelid = ? AND NOT i.indisexclusion
      ORDER BY 0 <> ANY (i.indcollation::oid[]) DESC, pg_relation_size(x.oid) DESC, x.relname
      """;

  static final String COMPLETE =
      """
      WITH t AS (SELECT * FROM pg_class WHERE oid = ?)
      SELECT statement FROM (
        SELECT 1, c.conname::text, format('ALTER TABLE %s ADD CONSTRAINT %I %s', t.oid::regclass,
          c.conname, CASE WHEN i.indisexclusion THEN pg_get_constraintdef(c.oid) ELSE
            format('%s USING INDEX %I%s%s', CASE c.contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END,
              c.conname, CASE WHEN c.condeferrable THEN ' DEFERRABLE' END,
              CASE WHEN c.condeferred THEN ' INITIALLY DEFERRED' END) END)
          FROM t JOIN pg_constraint c ON c.conrelid = t.oid JOIN pg_index i ON i.indexrelid = c.conindid
          WHERE c.contype IN ('p', 'u', 'x')
        UNION ALL SELECT 2, c.conname, format('COMMENT ON CONSTRAINT %I ON %s IS %L', c.conname,
          t.oid::regclass, obj_description(c.oid, 'pg_constraint'))
          FROM t JOIN pg_constraint c ON c.conrelid = t.oid
          WHERE c.contype IN ('p', 'u', 'x') AND obj_description(c.oid, 'pg_constraint') <> ''
        UNION ALL SELECT 3, x.relname, format('ALTER TABLE %s CLUSTER ON %I', t.oid::regclass, x.relname)
          FROM t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class x ON x.oid = i.indexrelid
          WHERE i.indisclustered
        UNION ALL SELECT 4, x.relname, format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I',
          t.oid::regclass, x.relname)
          FROM t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class x ON x.oid = i.indexrelid
          WHERE i.indisreplident
        UNION ALL SELECT 5, x.relname, format('COMMENT ON INDEX %s IS %L', x.oid::regclass,
          obj_description(x.oid, 'pg_class'))
          FROM t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class x ON x.oid = i.indexrelid
          WHERE obj_description(x.oid, 'pg_class') <> ''
        UNION ALL SELECT 6, s.stxname, pg_get_statisticsobjdef(s.oid)
          FROM t JOIN pg_statistic_ext s ON s.stxrelid = t.oid
        UNION ALL SELECT 7, s.stxname, format('ALTER STATISTICS %I.%I SET STATISTICS %s',
          n.nspname, s.stxname, to_jsonb(s) ->> 'stxstattarget')
          FROM t JOIN pg_statistic_ext s ON s.stxrelid = t.oid
          JOIN pg_namespace n ON n.oid = s.stxnamespace
          WHERE (to_jsonb(s) ->> 'stxstattarget')::int >= 0
        UNION ALL SELECT 8, s.stxname, format('COMMENT ON STATISTICS %I.%I IS %L', n.nspname, s.stxname,
          obj_description(s.oid, 'pg_statistic_ext'))
          FROM t JOIN pg_statistic_ext s ON s.stxrelid = t.oid
          JOIN pg_namespace n ON n.oid = s.stxnamespace
          WHERE obj_description(s.oid, 'pg_statistic_ext') <> ''
        UNION ALL SELECT 9, s.stxname, format('ALTER STATISTICS %I.%I OWNER TO %I', n.nspname, s.stxname,
          pg_get_userbyid(s.stxowner))
          FROM t JOIN pg_statistic_ext s ON s.stxrelid = t.oid
          JOIN pg_namespace n ON n.oid = s.stxnamespace
          WHERE pg_get_userbyid(s.stxowner) <> current_user
      ) AS s(step, name, statement) ORDER BY step, name
      """;

  private ReplicaSql() {}
}
