package io.snaprelay.sanitize.engine.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.sanitize.engine.Sanitizing;
import io.snaprelay.sanitize.testing.MariaServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An attempt that ends anywhere is gone on with: nothing is masked twice, nothing is left out. */
class MariaGoingOnTest {
  private static final String FIGURE =
      "SELECT MD5(GROUP_CONCAT(c.mail, b.mail ORDER BY c.id)) FROM clients c JOIN bills b ON b.id = c.id + 1";

  /** Its tables are there until the very end, but for the hashes of originals. */
  private static final String SWEEPING =
      "SELECT COALESCE(SUM(table_name = 'fence') = 1 AND SUM(table_name = 'original') = 0, 0)"
          + " FROM information_schema.tables WHERE table_schema = 'snaprelay_progress'";

  private static final String IS_UNDER_WAY =
      "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'snaprelay_progress'"
          + " AND table_name LIKE 'copy%'";

  private static String figure;

  private MariaServer shop;

  @BeforeEach
  void open() throws Exception {
    shop = Clients.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void anAttemptThatIsKilledAnywhereIsGoneOnWith() throws Exception {
    List<String> before = Clients.definitions(shop);
    Sanitizing end = new Sanitizing.Busy();
    int attempts = 0;
    for (int statements = 40; !(end instanceof Sanitizing.Done) && attempts < 60; attempts++) {
      end =
          Sanitized.by(
              Clients.RULES, new DyingServer(shop.asMaster(), statements), Sanitized.key(7));
      assertFalse(end instanceof Sanitizing.Failed, Sanitized.told(end));
      boolean sweeping = shop.ask(SWEEPING).equals("1");
      statements += sweeping ? 4000 : Math.max(3, statements / 20);
    }
    String often = shop.ask(FIGURE);

    assertInstanceOf(Sanitizing.Done.class, end);
    assertTrue(attempts > 15, attempts + " attempts");
    assertEquals(before, Clients.definitions(shop));
    assertEquals(once(), often);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          INSERT INTO "snaprelay_progress"."copy       | true
          RENAME TABLE "shop"."clients"                | false
          RENAME TABLE "shop"."clients"                | true
          DROP TABLE IF EXISTS "snaprelay_progress"."old | false
          DROP TABLE IF EXISTS "snaprelay_progress"."old | true
          ALTER TABLE `shop`.`bills` ADD CONSTRAINT    | true
          DROP TRIGGER                                 | true
          """)
  void anAttemptThatIsKilledThereIsGoneOnWith(String statement, boolean afterwards)
      throws Exception {
    List<String> before = Clients.definitions(shop);

    Sanitizing killed =
        Sanitized.by(
            Clients.RULES,
            new DyingServer(shop.asMaster(), statement, afterwards),
            Sanitized.key(7));
    Sanitizing end = Sanitized.by(Clients.RULES, shop);

    assertInstanceOf(Sanitizing.Unreachable.class, killed, Sanitized.told(killed));
    assertInstanceOf(Sanitizing.Done.class, end, Sanitized.told(end));
    assertEquals(before, Clients.definitions(shop));
    assertEquals(once(), shop.ask(FIGURE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO \"snaprelay_progress\".\"copy",
        "RENAME TABLE \"shop\".\"clients\"",
        "DROP TABLE IF EXISTS \"snaprelay_progress\".\"old",
        "ALTER TABLE `shop`.`bills` ADD CONSTRAINT"
      })
  void aStatementThatIsADeadlocksVictimIsDoneAgain(String statement) throws Exception {
    List<String> before = Clients.definitions(shop);

    Sanitizing end =
        Sanitized.by(
            Clients.RULES, DyingServer.withDeadlock(shop.asMaster(), statement), Sanitized.key(7));

    assertInstanceOf(Sanitizing.Done.class, end, Sanitized.told(end));
    assertEquals(before, Clients.definitions(shop));
    assertEquals(once(), shop.ask(FIGURE));
  }

  @Test
  void halfMaskedTablesAreNotGoneOnWithUnderAnotherKey() throws Exception {
    Sanitizing end = new Sanitizing.Busy();
    for (int statements = 100; shop.ask(IS_UNDER_WAY).equals("0"); statements += 20) {
      end =
          Sanitized.by(
              Clients.RULES, new DyingServer(shop.asMaster(), statements), Sanitized.key(7));
      assertInstanceOf(Sanitizing.Unreachable.class, end);
    }

    end = Sanitized.by(Clients.RULES, shop.asMaster(), Sanitized.key(8));

    assertInstanceOf(Sanitizing.Failed.class, end);
    assertTrue(Sanitized.told(end).contains("masked with another key"), Sanitized.told(end));
  }

  /** The figure of a server like ours that was masked by one attempt. */
  private static String once() throws Exception {
    if (figure != null) {
      return figure;
    }
    try (MariaServer other = Clients.open()) {
      Sanitizing end = Sanitized.by(Clients.RULES, other);
      assertInstanceOf(Sanitizing.Done.class, end, Sanitized.told(end));
      figure = other.ask(FIGURE);
      return figure;
    }
  }
}
