package io.snaprelay.sanitize.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Session;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.ForeignKey;
import io.snaprelay.sanitize.catalog.Table;
import io.snaprelay.sanitize.catalog.TableName;
import io.snaprelay.sanitize.catalog.UniqueKey;
import io.snaprelay.sanitize.testing.MariaServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What MariaDB holds is read into the same catalog, and rules are held against it. */
class MariaCatalogTest {
  private static final String[] SCHEMA = {
    "CREATE TABLE people (id int unsigned AUTO_INCREMENT PRIMARY KEY, email varchar(60) NOT NULL"
        + " UNIQUE, born date, code mediumint, tiny tinyint, ok boolean, price decimal(8,2),"
        + " mood enum('calm', 'it''s', 'a,b'), doc json, raw varbinary(9), cs varchar(5) COLLATE"
        + " utf8mb4_bin, `odd \"name`` text` text, loud varchar(60) AS (upper(email)) STORED,"
        + " at timestamp(3) NULL, ip inet6, CHECK (code > 5), UNIQUE KEY part (cs(2)))",
    "CREATE TABLE letters (a int, b int, sender varchar(60), PRIMARY KEY (a, b),"
        + " CONSTRAINT to_people FOREIGN KEY (sender) REFERENCES people (email))",
    "CREATE TABLE replies (x int, y int, CONSTRAINT to_letters FOREIGN KEY (x, y) REFERENCES"
        + " letters (a, b))",
    "CREATE TABLE seen (n int, word varchar(20)) WITH SYSTEM VERSIONING",
    "CREATE TABLE sessions (token varchar(90))",
    "CREATE SEQUENCE counter",
    "CREATE VIEW mails AS SELECT email FROM people",
    "INSERT INTO people (email, doc, code) SELECT CONCAT('p', seq, '@corp-real.nl'), '{}', 9"
        + " FROM seq_1_to_99",
  };

  private static MariaServer server;
  private static Catalog catalog;

  @BeforeAll
  static void read() throws Exception {
    server = MariaServer.open();
    server.tell(SCHEMA);
    try (Session session = Session.open(server.asMaster(), MariaServer.SHOP)) {
      catalog = Catalog.read(session);
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void viewsAndSequencesAreNoTables() {
    assertEquals(
        List.of("letters", "people", "replies", "seen", "sessions"),
        catalog.tables().stream().map(table -> table.name().name()).toList());
  }

  @Test
  void everyTypeIsOfItsKind() {
    Map<String, String> kinds =
        table("people").columns().stream()
            .collect(
                Collectors.toMap(
                    Column::name, column -> column.type().kind() + " " + column.type().base()));

    assertEquals(
        Map.ofEntries(
            Map.entry("id", "INTEGER int4"),
            Map.entry("email", "TEXT varchar"),
            Map.entry("born", "DATE date"),
            Map.entry("code", "INTEGER int3"),
            Map.entry("tiny", "INTEGER int1"),
            Map.entry("ok", "BOOLEAN int1"),
            Map.entry("price", "NUMERIC decimal"),
            Map.entry("mood", "ENUM enum"),
            Map.entry("doc", "JSON json"),
            Map.entry("raw", "BYTES varbinary"),
            Map.entry("cs", "TEXT varchar"),
            Map.entry("odd \"name` text", "TEXT text"),
            Map.entry("loud", "TEXT varchar"),
            Map.entry("at", "TIMESTAMP timestamp"),
            Map.entry("ip", "INET inet6")),
        kinds);
    assertEquals(List.of("calm", "it's", "a,b"), column("mood").type().labels());
    assertEquals(9, column("raw").type().length().getAsInt());
    assertEquals(2, column("price").type().scale().getAsInt());
    assertTrue(column("loud").generated());
    assertTrue(column("email").type().ignoresCase());
    assertTrue(!column("cs").type().ignoresCase());
  }

  @Test
  void historyColumnsThatNobodySeesAreNotToBeDecided() {
    assertEquals(List.of("n", "word"), table("seen").columns().stream().map(Column::name).toList());
  }

  @Test
  void keysAreThoseOfWholeColumnsAndOthers() {
    List<UniqueKey> keys = table("people").keys();

    assertEquals(List.of("PRIMARY", "email", "part"), keys.stream().map(UniqueKey::name).toList());
    assertEquals(List.of(true, true, false), keys.stream().map(UniqueKey::whole).toList());
    assertEquals(
        List.of(
            new ForeignKey(
                "to_people", name("letters"), List.of("sender"), name("people"), List.of("email")),
            new ForeignKey(
                "to_letters",
                name("replies"),
                List.of("x", "y"),
                name("letters"),
                List.of("a", "b"))),
        catalog.foreignKeys());
  }

  @Test
  void aDraftDecidesEverythingAndFits() throws Exception {
    try (Session session = Session.open(server.asMaster(), MariaServer.SHOP)) {
      String draft = Draft.of(session);
      Fitting fitting = fitting(draft);

      Fitting.Fits fits = assertInstanceOf(Fitting.Fits.class, fitting, draft + fitting);
      assertEquals(List.of(), RulesTrial.problems(session, fits));
      assertTrue(draft.contains("ip: ip  # inet6: an address"), draft);
      assertTrue(draft.contains("shop.sessions: truncate"), draft);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          code: hash                       | a hash does not fit mediumint(9): write noise
          code: { noise: 9000000 }         | more than the type holds
          mood: { constant: wild }         | 'wild' is no value of enum('calm','it''s','a,b'): write calm or it's
          email: { constant: a }           | the unique key email needs distinct values
          raw: digits                      | digits makes text, and the column is varbinary(9)
          loud: null                       | is computed from other columns
          nosuch: null                     | has no such column
          """)
  void whatDoesNotFitIsRefusedByLine(String rule, String problem) {
    String column = rule.substring(0, rule.indexOf(':'));
    String rules =
        """
        databases:
          shop:
            tables:
              seen: { keep: [n, word] }
              sessions: truncate
              letters: { columns: { a: keep, b: keep, sender: keep } }
              replies: { keep: [x, y] }
              people:
                columns:
                  %s
        """
            .formatted(rule);

    Fitting.Refused refused = assertInstanceOf(Fitting.Refused.class, fitting(rules));

    assertTrue(
        refused.problems().stream()
            .anyMatch(each -> each.line() == 10 && each.toString().contains(problem)),
        column + refused);
  }

  private static Fitting fitting(String yaml) {
    RulesReading reading = RulesReader.read(yaml);
    return RulesCheck.check(
        assertInstanceOf(RulesReading.Accepted.class, reading, reading.toString()).rules(),
        catalog);
  }

  private static Table table(String name) {
    return catalog.table(name(name)).orElseThrow();
  }

  private static Column column(String name) {
    return table("people").column(name).orElseThrow();
  }

  private static TableName name(String table) {
    return new TableName("shop", table);
  }
}
