package io.snaprelay.sanitize.engine;

import io.snaprelay.database.testing.SampleServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Originals in every place in which they hide, and the work that takes them away. */
final class Planted {
  static final int PEOPLE = 1500;

  static final Map<String, DatabaseWork> WORK =
      Map.of(
          "shop",
          DatabaseWork.of(
              Bench.table(
                  "customers",
                  "mail",
                  Bench.email("mail"),
                  "name",
                  Bench.hash("name"),
                  "notes",
                  "NULL",
                  "profile",
                  "'{}'::jsonb",
                  "tags",
                  "ARRAY['masked']"),
              TableWork.truncated("public", "audit"),
              Bench.table("visits", "who", Bench.email("who")),
              Bench.table("parent", "who", Bench.email("who")),
              Bench.table("child", "who", Bench.email("who"), "own", Bench.email("own")),
              Bench.table("computed", "mail", Bench.email("mail"))),
          "postgres",
          DatabaseWork.of(Bench.table("elsewhere", "mail", Bench.email("mail"))));

  private static final String MAIL = "'mail' || g || '.orig-pii@corp-real.nl'";
  private static final String NAME = "'Origname Orig-' || g || '-pii'";
  private static final String ROWS = " FROM generate_series(1, " + PEOPLE + ") g";

  private static final String[] SHOP = {
    "CREATE TABLE customers (id int PRIMARY KEY, old text, mail text UNIQUE, name text, notes text,"
        + " profile jsonb, tags text[])",
    "ALTER TABLE customers ALTER notes SET STORAGE EXTENDED",
    "INSERT INTO customers SELECT g, 'was ' || "
        + MAIL
        + ", "
        + MAIL
        + ", "
        + NAME
        + ","
        + " repeat('lorem ipsum ', g % 900) || "
        + MAIL
        + ","
        + " jsonb_build_object('contact', jsonb_build_object('email', "
        + MAIL
        + ")),"
        + " ARRAY["
        + NAME
        + "]"
        + ROWS,
    "UPDATE customers SET notes = notes || '!' WHERE id % 3 = 0",
    "ALTER TABLE customers DROP COLUMN old",
    "CREATE INDEX ON customers (lower(name))",
    "CREATE STATISTICS names (mcv) ON mail, name FROM customers",
    "CREATE TABLE kept (id int PRIMARY KEY, gone text, n int)",
    "INSERT INTO kept SELECT g, " + MAIL + ", g" + ROWS,
    "ALTER TABLE kept DROP COLUMN gone",
    "CREATE TABLE audit (at int, row text)",
    "INSERT INTO audit SELECT 1, c::text FROM customers c",
    "CREATE TABLE visits (at int, who text) PARTITION BY RANGE (at)",
    "CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM (0) TO (700)",
    "CREATE TABLE visits_2 PARTITION OF visits DEFAULT",
    "INSERT INTO visits SELECT g, " + MAIL + ROWS,
    "CREATE TABLE parent (id int, who text)",
    "CREATE TABLE child (own text) INHERITS (parent)",
    "INSERT INTO child SELECT g, " + MAIL + ", " + MAIL + ROWS,
    "CREATE TABLE computed (mail text, again text GENERATED ALWAYS AS (upper(mail)) STORED)",
    "INSERT INTO computed SELECT " + MAIL + ROWS,
    "CREATE MATERIALIZED VIEW mails AS SELECT mail FROM customers",
    "CREATE INDEX ON mails (mail)",
    "SELECT lo_from_bytea(0, convert_to(" + MAIL + " || repeat(' x', 3000), 'UTF8'))" + ROWS,
    "SELECT lo_from_bytea(0, convert_to(" + MAIL + ", 'UTF8'))" + ROWS,
    "COMMENT ON TABLE kept IS 'ask mail7.orig-pii@corp-real.nl'",
    "COMMENT ON COLUMN kept.n IS 'was mail8.orig-pii@corp-real.nl'",
    "ANALYZE",
  };

  private Planted() {}

  static void in(SampleServer server) throws IOException {
    server.tell(SHOP);
    server.tellAsSuperuser(
        "CREATE EXTENSION postgres_fdw",
        "CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw",
        "ALTER SERVER far OWNER TO owner",
        "SET ROLE owner",
        "CREATE USER MAPPING FOR owner SERVER far OPTIONS (user 'mail9.orig-pii@corp-real.nl')",
        "RESET ROLE",
        "ANALYZE pg_user_mapping",
        "ANALYZE pg_largeobject");
    tellIn(
        server,
        "postgres",
        "CREATE TABLE elsewhere AS SELECT " + MAIL + " AS mail" + ROWS,
        "CREATE INDEX ON elsewhere (mail)",
        "CREATE DATABASE forgotten");
    tellIn(server, "forgotten", "CREATE TABLE t AS SELECT " + MAIL + " AS mail" + ROWS, "ANALYZE");
  }

  private static void tellIn(SampleServer server, String database, String... statements)
      throws IOException {
    try (Connection connection = server.asMaster().connect(database);
        Statement sql = connection.createStatement()) {
      sql.execute("SET default_transaction_read_only = off");
      for (String statement : statements) {
        sql.execute(statement);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  static List<String> originals() {
    return IntStream.rangeClosed(1, PEOPLE)
        .boxed()
        .flatMap(g -> Stream.of("mail" + g + ".orig-pii@corp-real.nl", "Orig-" + g + "-pii"))
        .toList();
  }

  static WorkSource source() {
    return session ->
        session.database().equals("forgotten")
            ? new WorkSource.Decided.Drop()
            : new WorkSource.Decided.Mask(WORK.get(session.database()));
  }
}
