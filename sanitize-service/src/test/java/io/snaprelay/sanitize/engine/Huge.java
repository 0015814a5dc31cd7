package io.snaprelay.sanitize.engine;

import io.snaprelay.database.testing.SampleServer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** A table that dominates its database, with everything that a swap has to carry over. */
final class Huge {
  static final TableWork MASKED =
      Bench.table("huge", "mail", Bench.email("mail"), "name", Bench.hash("name"));

  private static final String[] SCHEMA = {
    "CREATE SCHEMA \"Own Place\"",
    "CREATE TABLE kinds (kind int PRIMARY KEY)",
    "INSERT INTO kinds SELECT generate_series(0, 4)",
    "CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TABLE huge (id bigint GENERATED ALWAYS AS IDENTITY (START 5 INCREMENT 3) PRIMARY KEY,"
        + " number serial, mail varchar(80) COLLATE \"C\" NOT NULL, name text DEFAULT 'nobody',"
        + " kind int CONSTRAINT of_a_kind REFERENCES kinds ON DELETE SET NULL,"
        + " length int GENERATED ALWAYS AS (kind * 2) STORED, during int4range, notes text,"
        + " \"odd \"\"name\" int, CONSTRAINT polite CHECK (mail LIKE '%@%'),"
        + " CONSTRAINT each_mail UNIQUE (mail) DEFERRABLE INITIALLY DEFERRED,"
        + " CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&))"
        + " WITH (fillfactor = 90, autovacuum_enabled = off, toast.autovacuum_enabled = off)",
    "INSERT INTO huge (mail, name, kind, during, notes) SELECT 'm' || g || '@orig-pii.test',"
        + " 'n orig-pii ' || g, g % 5, int4range(g, g + 1), repeat('-', 3000)"
        + " FROM generate_series(1, 300) g",
    "ALTER TABLE huge ALTER mail SET STATISTICS 7, ALTER kind SET (n_distinct = 5),"
        + " ALTER notes SET STORAGE EXTERNAL",
    "ALTER SEQUENCE huge_number_seq INCREMENT 2",
    "CREATE INDEX huge_lower ON huge (lower(name)) WITH (fillfactor = 70) WHERE kind > 0",
    "CREATE UNIQUE INDEX huge_number ON huge (number) INCLUDE (kind)",
    "ALTER TABLE huge CLUSTER ON huge_number",
    "ALTER TABLE huge ALTER number SET NOT NULL, REPLICA IDENTITY USING INDEX huge_pkey",
    "COMMENT ON TABLE huge IS 'it''s big'",
    "COMMENT ON COLUMN huge.mail IS 'where we write to'",
    "COMMENT ON INDEX huge_lower IS 'to find'",
    "COMMENT ON CONSTRAINT each_mail ON huge IS 'one each'",
    "COMMENT ON CONSTRAINT polite ON huge IS 'at'",
    "CREATE STATISTICS huge_stats ON kind, number FROM huge",
    "ALTER STATISTICS huge_stats SET STATISTICS 9",
    "COMMENT ON STATISTICS huge_stats IS 'both'",
    "GRANT SELECT ON huge TO PUBLIC",
    "GRANT UPDATE (name), INSERT (mail) ON huge TO PUBLIC",
    "CREATE TABLE letters (mail bigint CONSTRAINT to_huge REFERENCES huge DEFERRABLE)",
    "INSERT INTO letters SELECT id FROM huge WHERE id % 7 = 0",
    "COMMENT ON CONSTRAINT to_huge ON letters IS 'points'",
    "CREATE VIEW firsts WITH (security_barrier = true) AS SELECT * FROM huge WHERE kind = 1",
    "CREATE VIEW how_many AS SELECT count(*) AS n FROM huge",
    "CREATE VIEW grouped AS SELECT id, mail, count(*) AS n FROM huge GROUP BY id",
    "CREATE VIEW on_view AS SELECT name FROM firsts",
    "CREATE MATERIALIZED VIEW stored AS SELECT kind, count(*) AS n FROM huge GROUP BY kind",
    "CREATE UNIQUE INDEX stored_kind ON stored (kind)",
    "CREATE TRIGGER awake BEFORE UPDATE ON huge FOR EACH ROW EXECUTE FUNCTION quiet()",
    "CREATE TRIGGER asleep BEFORE UPDATE OF mail ON huge FOR EACH ROW EXECUTE FUNCTION quiet()",
    "ALTER TABLE huge DISABLE TRIGGER asleep",
    "ALTER TABLE huge ENABLE ALWAYS TRIGGER awake",
    "CREATE RULE never AS ON DELETE TO huge WHERE OLD.kind = 9 DO INSTEAD NOTHING",
    "ALTER TABLE huge ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE huge FORCE ROW LEVEL SECURITY",
    "CREATE POLICY own ON huge AS RESTRICTIVE FOR SELECT TO PUBLIC USING (kind >= 0)",
    "CREATE POLICY everybody ON huge USING (true) WITH CHECK (kind < 9)",
    "COMMENT ON POLICY own ON huge IS 'only ours'",
  };

  private Huge() {}

  /** All of it, but for what the caller wants to look at alone. */
  static void create(SampleServer shop) throws IOException {
    shop.tell(SCHEMA);
  }

  /** A table of two columns that dominates. */
  static void plain(SampleServer shop) throws IOException {
    shop.tell(
        "CREATE TABLE huge (id int PRIMARY KEY, mail text, name text)",
        "INSERT INTO huge SELECT g, 'm' || g || '@orig-pii.test', 'n orig-pii ' || g"
            + " FROM generate_series(1, 300) g");
  }

  static void mask(SampleServer shop) throws SQLException {
    Bench.mask(shop.asMaster(), SampleServer.SHOP, Bench.COPYING, DatabaseWork.of(MASKED));
  }

  static Sanitizing attempt(SampleServer shop, Clock clock) {
    WorkSource source =
        session ->
            new WorkSource.Decided.Mask(
                session.database().equals(SampleServer.SHOP)
                    ? DatabaseWork.of(MASKED)
                    : DatabaseWork.of());
    return new Attempt(shop.asMaster(), source, Bench.KEY, Bench.COPYING, clock)
        .run(Unasked.once());
  }

  /** How its table would be written. */
  static String way(SampleServer shop, TableWork... tables) throws SQLException {
    try (Workbench bench = Bench.open(shop.asMaster(), SampleServer.SHOP)) {
      List<Ladder.Choice> choices = Ladder.choose(bench, DatabaseWork.of(tables), Bench.COPYING);
      return choices.stream()
          .filter(each -> each.work().name().equals("huge"))
          .map(each -> each.way() + ": " + each.reason())
          .findFirst()
          .orElseThrow();
    }
  }
}
