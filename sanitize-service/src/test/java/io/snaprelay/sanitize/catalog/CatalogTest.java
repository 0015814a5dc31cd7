package io.snaprelay.sanitize.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Session;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.database.testing.SchemaGenerator;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {
  private static final List<String> SCHEMA =
      List.of(
          "CREATE SCHEMA \"Sales \"\"EU\"\"\"",
          "CREATE TYPE public.mood AS ENUM ('calm', 'Very \"Odd\"')",
          "CREATE DOMAIN short AS varchar(12)",
          "CREATE DOMAIN shorter AS short NOT NULL",
          "CREATE TABLE \"Sales \"\"EU\"\"\".\"Mixed Case\" (\"Id\" bigint PRIMARY KEY,"
              + " code shorter, price numeric(9,2), at timestamptz, mood mood, moods mood[],"
              + " tag char(3), u uuid, body json, raw bytea, ip inet, ok boolean, f real, x xml,"
              + " gone text, \"select\" text GENERATED ALWAYS AS (upper(tag)) STORED)",
          "ALTER TABLE \"Sales \"\"EU\"\"\".\"Mixed Case\" DROP COLUMN gone",
          "CREATE TABLE people (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text,"
              + " boss bigint REFERENCES people, a int, b int, nick text NOT NULL UNIQUE)",
          "CREATE UNIQUE INDEX people_email ON people (lower(email)) INCLUDE (b) WHERE a > 0",
          "CREATE TABLE visits (person bigint, at date, c int) PARTITION BY RANGE (at)",
          "CREATE TABLE slots (r int4range, EXCLUDE USING gist (r WITH &&))",
          "CREATE TABLE visits_1 PARTITION OF visits DEFAULT",
          "ALTER TABLE visits ADD CONSTRAINT visitor FOREIGN KEY (person) REFERENCES people (id)",
          "CREATE TABLE child (extra text) INHERITS (people)",
          "CREATE VIEW mails AS SELECT email FROM people",
          "CREATE MATERIALIZED VIEW kept AS SELECT nick FROM people",
          "CREATE POLICY own ON people USING (nick = current_user)",
          "CREATE RULE quiet AS ON DELETE TO people WHERE OLD.a > 5 DO INSTEAD NOTHING",
          "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
          "CREATE TRIGGER watched AFTER UPDATE OF email ON people FOR EACH ROW EXECUTE FUNCTION t()",
          "CREATE TRIGGER broad AFTER INSERT ON people FOR EACH ROW EXECUTE FUNCTION t()",
          "CREATE SCHEMA snaprelay_progress",
          "CREATE TABLE snaprelay_progress.step (n int)");

  private static final TableName MIXED = new TableName("Sales \"EU\"", "Mixed Case");
  private static final TableName PEOPLE = new TableName("public", "people");

  @ParameterizedTest
  @ValueSource(ints = {13, 17, 18})
  void aDatabaseIsReadAsItIs(int major) throws Exception {
    try (SampleServers servers = SampleServers.open()) {
      SampleServer server = servers.empty(major);
      server.tell(SCHEMA.toArray(String[]::new));

      Catalog catalog = read(server);

      assertEquals(major, catalog.major());
      typesAreThoseBelowDomains(catalog.table(MIXED).orElseThrow());
      keysAreWhatMustStayUnique(catalog.table(PEOPLE).orElseThrow());
      blockersAreThoseThatReadColumns(catalog.table(PEOPLE).orElseThrow());
      partitionsAndChildrenKnowTheirParents(catalog);
      foreignKeysHaveBothSides(catalog);
      assertTrue(catalog.table(new TableName("snaprelay_progress", "step")).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void threeHundredGeneratedTablesAreAllThere(int major) throws Exception {
    try (SampleServers servers = SampleServers.open()) {
      SampleServer server = servers.empty(major);
      server.tell(SchemaGenerator.statements(11, 300).toArray(String[]::new));

      Catalog catalog = read(server);

      String relations =
          "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text !~ '^(pg_|information)'";
      assertEquals(server.ask(relations), String.valueOf(catalog.tables().size()));
      assertEquals(301, catalog.roots().size());
    }
  }

  @Test
  void aNameGoesIntoSqlWhateverIsInIt() {
    assertEquals("\"Sales \"\"EU\"\"\".\"Mixed Case\"", MIXED.sql());
    assertEquals("'it''s'", Quoted.text("it's"));
    assertEquals("E'a\\\\b'''", Quoted.text("a\\b'"));
  }

  private static void typesAreThoseBelowDomains(Table table) {
    ColumnType code = type(table, "code");
    assertEquals("public.shorter", code.sql());
    assertEquals(Kind.TEXT, code.kind());
    assertEquals(OptionalInt.of(12), code.length());
    assertTrue(code.domain());
    assertTrue(table.column("code").orElseThrow().notNull());
    assertEquals(OptionalInt.of(2), type(table, "price").scale());
    assertEquals(List.of("calm", "Very \"Odd\""), type(table, "mood").labels());
    assertEquals(Kind.ARRAY, type(table, "moods").kind());
    assertEquals("public.mood[]", type(table, "moods").sql());
    assertEquals(OptionalInt.of(3), type(table, "tag").length());
    assertEquals("timestamp with time zone", type(table, "at").sql());
    assertEquals(Kind.OTHER, type(table, "x").kind());
    assertTrue(table.column("gone").isEmpty());
    assertTrue(table.column("select").orElseThrow().generated());
    assertEquals(
        List.of(
            "Id", "code", "price", "at", "mood", "moods", "tag", "u", "body", "raw", "ip", "ok",
            "f", "x", "select"),
        table.columns().stream().map(Column::name).toList());
    assertEquals(
        List.of(Blocker.Kind.GENERATED_COLUMN),
        table.blockers().stream().map(Blocker::kind).toList());
    assertEquals(List.of("tag"), table.blockers().get(0).columns());
  }

  private static void keysAreWhatMustStayUnique(Table people) {
    assertEquals(
        List.of("people_pkey[id]", "people_email[email, a]", "people_nick_key[nick]"),
        people.keys().stream().map(key -> key.name() + key.columns()).toList());
    assertFalse(people.keys().get(1).whole());
    assertEquals("people_pkey", people.rowKey().orElseThrow().name());
    assertTrue(people.column("id").orElseThrow().identity());
  }

  private static void blockersAreThoseThatReadColumns(Table people) {
    assertEquals(
        List.of(
            "MATERIALIZED_VIEW public.kept [nick]",
            "POLICY own [nick]",
            "RULE quiet [a]",
            "TRIGGER watched [email]",
            "VIEW public.mails [email]"),
        people.blockers().stream()
            .map(each -> each.kind() + " " + each.name() + " " + each.columns())
            .toList());
  }

  private static void partitionsAndChildrenKnowTheirParents(Catalog catalog) {
    Table visits = catalog.table(new TableName("public", "visits")).orElseThrow();
    Table first = catalog.table(new TableName("public", "visits_1")).orElseThrow();
    Table child = catalog.table(new TableName("public", "child")).orElseThrow();
    assertEquals(Table.Kind.PARTITIONED, visits.kind());
    assertTrue(visits.column("at").orElseThrow().partitionKey());
    assertFalse(visits.column("c").orElseThrow().partitionKey());
    assertEquals(Blocker.Kind.PARTITION_KEY, visits.blockers().get(0).kind());
    assertEquals(List.of("at"), visits.blockers().get(0).columns());
    assertEquals(Table.Kind.PARTITION, first.kind());
    assertEquals(List.of(visits.name()), first.parents());
    assertEquals(Table.Kind.ORDINARY, child.kind());
    assertEquals(List.of(PEOPLE), child.parents());
    assertTrue(child.column("email").orElseThrow().inherited());
    assertFalse(child.column("extra").orElseThrow().inherited());
  }

  private static void foreignKeysHaveBothSides(Catalog catalog) {
    assertEquals(
        List.of(
            "public.people[boss] -> public.people[id]",
            "public.visits[person] -> public.people[id]"),
        catalog.foreignKeys().stream()
            .map(
                key ->
                    key.table()
                        + ""
                        + key.columns()
                        + " -> "
                        + key.referenced()
                        + key.referencedColumns())
            .collect(Collectors.toList()));
  }

  private static ColumnType type(Table table, String column) {
    return table.column(column).orElseThrow().type();
  }

  private static Catalog read(SampleServer server) throws Exception {
    try (Session session = Session.open(server.asMaster(), SampleServer.SHOP)) {
      return Catalog.read(session);
    }
  }
}
