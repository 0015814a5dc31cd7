package io.snaprelay.sanitize.engine;

import io.snaprelay.database.testing.SampleServer;
import java.io.IOException;

/** A schema in which everything stands in the way of a rewrite. */
final class People {
  static final TableWork[] MASKED = {
    Bench.table("people", "mail", Bench.email("mail"), "name", Bench.hash("name")),
    Bench.table("letters", "to_mail", Bench.email("to_mail")),
    Bench.table("computed", "mail", Bench.email("mail")),
    Bench.table("visits", "who", Bench.email("who")),
    Bench.table("by_who", "who", Bench.email("who")),
    Bench.table("parent", "secret", Bench.hash("secret")),
    Bench.table("child", "secret", Bench.hash("secret"), "own", Bench.hash("own")),
  };

  private static final String[] SCHEMA = {
    "CREATE TABLE people (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
        + " mail varchar(80) NOT NULL UNIQUE CHECK (mail LIKE '%@%'), name text, born date)",
    "COMMENT ON COLUMN people.mail IS 'where we write to'",
    "INSERT INTO people (mail, name, born) SELECT 'm' || g || '@orig-pii.test', 'n orig-pii ' || g,"
        + " '1980-01-01' FROM generate_series(1, 500) g",
    "CREATE INDEX people_lower ON people (lower(mail)) WHERE name IS NOT NULL",
    "CREATE STATISTICS people_stats ON mail, name FROM people",
    "CREATE TABLE letters (id int PRIMARY KEY, to_mail varchar(80) NOT NULL,"
        + " CONSTRAINT written_to FOREIGN KEY (to_mail) REFERENCES people (mail)"
        + " ON DELETE CASCADE DEFERRABLE)",
    "COMMENT ON CONSTRAINT written_to ON letters IS 'it''s a key'",
    "INSERT INTO letters SELECT id, mail FROM people",
    "CREATE VIEW adults WITH (security_barrier = true) AS SELECT id, mail AS \"The Mail\", name"
        + " FROM people WHERE born < '2000-01-01' AND mail IS NOT NULL",
    "CREATE VIEW adults_by_mail AS SELECT \"The Mail\", count(*) AS n FROM adults GROUP BY 1",
    "GRANT SELECT (\"The Mail\") ON adults TO PUBLIC",
    "COMMENT ON VIEW adults IS 'grown up'",
    "CREATE MATERIALIZED VIEW mails AS SELECT mail, id FROM people",
    "CREATE UNIQUE INDEX mails_id ON mails (id)",
    "GRANT SELECT ON mails TO PUBLIC",
    "COMMENT ON COLUMN mails.mail IS 'a copy'",
    "CREATE MATERIALIZED VIEW mails_upper AS SELECT upper(mail) AS mail FROM mails",
    "CREATE FUNCTION noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TRIGGER on_mail BEFORE UPDATE OF mail ON people FOR EACH ROW"
        + " WHEN (OLD.mail IS DISTINCT FROM NEW.mail) EXECUTE FUNCTION noop()",
    "CREATE TRIGGER asleep BEFORE UPDATE OF name ON people FOR EACH ROW EXECUTE FUNCTION noop()",
    "ALTER TABLE people DISABLE TRIGGER asleep",
    "CREATE RULE no_change AS ON UPDATE TO letters WHERE NEW.to_mail IS NULL DO INSTEAD NOTHING",
    "ALTER TABLE people ENABLE ROW LEVEL SECURITY",
    "CREATE POLICY own ON people FOR SELECT TO PUBLIC USING (mail = current_user OR id > 0)",
    "COMMENT ON POLICY own ON people IS 'only ours'",
    "CREATE TABLE computed (id int PRIMARY KEY, mail text,"
        + " upper_mail text GENERATED ALWAYS AS (upper(mail)) STORED)",
    "INSERT INTO computed SELECT g, 'm' || g || '@orig-pii.test' FROM generate_series(1, 100) g",
    "ALTER TABLE computed ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE computed FORCE ROW LEVEL SECURITY",
    "CREATE VIEW computed_view AS SELECT mail, upper_mail FROM computed",
    "CREATE TABLE visits (at date, who text) PARTITION BY RANGE (at)",
    "CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2026-07-01')",
    "CREATE TABLE visits_2 PARTITION OF visits DEFAULT",
    "INSERT INTO visits SELECT '2026-01-01'::date + g, 'm' || g || '@orig-pii.test'"
        + " FROM generate_series(1, 300) g",
    "CREATE VIEW first_half AS SELECT who FROM visits_1",
    "CREATE TABLE by_who (who text, n int) PARTITION BY HASH (who)",
    "CREATE TABLE by_who_0 PARTITION OF by_who FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
    "CREATE TABLE by_who_1 PARTITION OF by_who FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
    "INSERT INTO by_who SELECT 'm' || g || '@orig-pii.test', g FROM generate_series(1, 300) g",
    "CREATE TABLE parent (id int, secret text)",
    "CREATE TABLE child (own text) INHERITS (parent)",
    "INSERT INTO parent VALUES (1, 'orig-pii secret')",
    "INSERT INTO child VALUES (2, 'orig-pii secret', 'orig-pii own')",
    "CREATE VIEW family AS SELECT secret FROM parent",
  };

  /** Everything that a definition says, without oids; new indexes have the old names. */
  private static final String DEFINITIONS =
      """
      SELECT string_agg(line, E'\\n' ORDER BY line COLLATE "C") FROM (
        SELECT 'view ' || oid::regclass::text || ' ' || relowner::regrole::text || coalesce(relacl::text, '-')
          || coalesce(reloptions::text, '-') || relkind::text || relispopulated::text || pg_get_viewdef(oid)
        FROM pg_class WHERE relkind IN ('v', 'm') AND oid >= 16384
        UNION ALL SELECT 'column ' || attrelid::regclass::text || attname::text || attnum::text
          || format_type(atttypid, atttypmod) || attcollation::regcollation::text || attstorage::text
          || attnotnull::text || attidentity::text || attgenerated::text || coalesce(attacl::text, '-')
          || coalesce(col_description(attrelid, attnum), '-')
        FROM pg_attribute WHERE attrelid >= 16384 AND attnum > 0 AND attrelid IN (
          SELECT oid FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm')
            AND relnamespace = 'public'::regnamespace)
        UNION ALL SELECT 'constraint ' || conrelid::regclass::text || conname::text || pg_get_constraintdef(oid)
          || convalidated::text || coalesce(obj_description(oid, 'pg_constraint'), '-')
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT 'index ' || pg_get_indexdef(indexrelid) || indisvalid::text
        FROM pg_index WHERE indrelid >= 16384 AND indrelid IN (
          SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
        UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) || tgenabled::text
        FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT 'rule ' || pg_get_ruledef(oid) || ev_enabled::text
        FROM pg_rewrite WHERE ev_class >= 16384 AND rulename <> '_RETURN'
        UNION ALL SELECT 'policy ' || polname::text || polrelid::regclass::text || polcmd::text || polroles::text
          || pg_get_expr(polqual, polrelid) || coalesce(obj_description(oid, 'pg_policy'), '-')
        FROM pg_policy
        UNION ALL SELECT 'comment ' || classoid::regclass::text || objoid::regclass::text || objsubid::text
          || description
        FROM pg_description WHERE objoid >= 16384 AND classoid = 'pg_class'::regclass
        UNION ALL SELECT 'table ' || oid::regclass::text || relrowsecurity::text || relforcerowsecurity::text
          || relowner::regrole::text
        FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
        UNION ALL SELECT 'statistics ' || pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
      ) AS lines(line)
      """;

  private People() {}

  static void create(SampleServer shop) throws IOException {
    shop.tell(SCHEMA);
  }

  static String definitions(SampleServer shop) throws IOException {
    return shop.ask(DEFINITIONS);
  }
}
