package io.snaprelay.sanitize.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Session;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.sanitize.catalog.Catalog;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Columns that foreign keys tie: across partitions, lengths, kinds of text and several tables. */
class TiedColumnsTest {
  private static SampleServers servers;
  private static Session session;

  @BeforeAll
  static void fill() throws Exception {
    servers = SampleServers.open();
    SampleServer server = servers.empty(17);
    server.tell(
        "CREATE TABLE prices (code numeric PRIMARY KEY)",
        "CREATE TABLE offers (id int PRIMARY KEY, code numeric REFERENCES prices)",
        "INSERT INTO prices VALUES (1.0), (2.50)",
        "INSERT INTO offers VALUES (1, 1.00), (2, 2.5)",
        "CREATE TABLE people (login varchar(60) PRIMARY KEY, realm text, UNIQUE (login, realm))",
        "CREATE TABLE posts (id int, author varchar(30), realm text, PRIMARY KEY (id, author),"
            + " FOREIGN KEY (author, realm) REFERENCES people (login, realm))"
            + " PARTITION BY RANGE (id)",
        "CREATE TABLE posts_1 PARTITION OF posts DEFAULT",
        "CREATE TABLE likes (id int PRIMARY KEY, author varchar(30) REFERENCES people (login))",
        "INSERT INTO people SELECT 'login' || g, 'r' || g % 3 FROM generate_series(1, 40) g",
        "INSERT INTO posts SELECT row_number() OVER (), login, realm FROM people",
        "INSERT INTO likes SELECT row_number() OVER (), login FROM people");
    session = Session.open(server.asMaster(), SampleServer.SHOP);
  }

  @AfterAll
  static void close() throws Exception {
    session.close();
    servers.close();
  }

  @Test
  void equalValuesStayEqualHoweverTheyAreWritten() throws Exception {
    Fitting.Fits fits = assertInstanceOf(Fitting.Fits.class, check("hash", "hash", "follow"));

    assertEquals(List.of(), RulesTrial.problems(session, fits));
    new Properties(session, fits.masking()).hold();
  }

  @Test
  void theShortestColumnDecidesHowLongAllAre() throws Exception {
    Fitting.Fits fits = assertInstanceOf(Fitting.Fits.class, check("hash", "hash", "follow"));

    for (TableMasking each : fits.masking().tables()) {
      if (each.treatment() instanceof Treatment.Rewrite rewrite) {
        rewrite.expressions().values().stream()
            .filter(sql -> sql.contains("substr") && !sql.contains("hashtextextended"))
            .forEach(
                sql -> assertTrue(sql.contains(", 1, 15), 'hex')") || sql.contains("realm"), sql));
      }
    }
  }

  @Test
  void aColumnThatIsTooShortForTheTiedOneIsRefused() throws Exception {
    Fitting.Refused refused =
        assertInstanceOf(Fitting.Refused.class, check("hash", "email", "follow"));

    assertTrue(refused.toString().contains("needs distinct values"), refused.toString());
  }

  @Test
  void theReferencedSideMayNotBeTheOneThatFollows() throws Exception {
    Fitting.Refused refused =
        assertInstanceOf(Fitting.Refused.class, check("hash", "follow", "hash"));

    assertTrue(refused.toString().contains("refers to no other column"), refused.toString());
  }

  private static Fitting check(String code, String login, String author) throws Exception {
    String yaml =
        """
        databases:
          shop:
            tables:
              prices: { columns: { code: %1$s } }
              offers: { columns: { id: keep, code: follow } }
              people: { columns: { login: %2$s, realm: hash } }
              posts: { columns: { id: keep, author: %3$s, realm: follow } }
              likes: { columns: { id: keep, author: %3$s } }
        """
            .formatted(code, login, author);
    RulesReading reading = RulesReader.read(yaml);
    return RulesCheck.check(
        assertInstanceOf(RulesReading.Accepted.class, reading, reading.toString()).rules(),
        Catalog.read(session));
  }
}
