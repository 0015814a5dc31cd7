package io.snaprelay.restore.proof.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.database.WorkLock;
import io.snaprelay.database.testing.MariaDbSample;
import io.snaprelay.database.testing.MariaDbSamples;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.plan.Verify.Scope;
import io.snaprelay.restore.proof.Baseline;
import io.snaprelay.restore.proof.Earlier;
import io.snaprelay.restore.proof.Effort;
import io.snaprelay.restore.proof.ProofSubject;
import io.snaprelay.restore.proof.Proving;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proofs of a real MariaDB server, made as RDS's master user. */
@EnabledIf("io.snaprelay.database.testing.MariaDbSamples#areHere")
class MariaDbProofTest {
  private static MariaDbSamples servers;
  private static MariaDbSample shop;

  @BeforeAll
  static void start() throws IOException {
    servers = MariaDbSamples.open();
    shop = shop();
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aSoundServerHasNothingThatFails(Mode mode) {
    Proving.Proven proven = MariaDbAttempts.proven(shop.asMaster(), MariaDbAttempts.subject(mode));

    assertEquals(List.of(), MariaDbAttempts.failures(proven));
    assertTrue(MariaDbAttempts.with(Status.PASS, proven).size() > 10);
  }

  @Test
  void everyCheckIsMadeAndWhatIsLeftOutIsSkippedByName() {
    Proving.Proven quick =
        MariaDbAttempts.proven(shop.asMaster(), MariaDbAttempts.subject(Mode.QUICK));
    Proving.Proven standard =
        MariaDbAttempts.proven(shop.asMaster(), MariaDbAttempts.subject(Mode.STANDARD));

    assertEquals(names(standard), names(quick));
    assertEquals(Status.SKIPPED, MariaDbAttempts.only("check-table", quick).status());
    assertEquals(Status.SKIPPED, MariaDbAttempts.only("unique-keys", quick).status());
    assertEquals(Status.SKIPPED, MariaDbAttempts.only("long-values", standard).status());
    assertFalse(names(standard).contains("amcheck"), names(standard).toString());
  }

  @Test
  void aTableReadInSlicesHasTheSumsOfOneReadInOne() {
    ProofSubject subject = MariaDbAttempts.subject(Mode.STANDARD);

    Proving.Proven sliced = MariaDbAttempts.proven(shop.asMaster(), subject);
    Proving.Proven whole =
        (Proving.Proven)
            MariaDbAttempts.attempt(shop.asMaster(), subject, new Effort(1, 1_000_000));

    assertEquals(MariaDbAttempts.content(whole), MariaDbAttempts.content(sliced));
    assertEquals(20_000, sliced.tables().stream().mapToLong(each -> each.rows()).max().orElse(0));
  }

  @Test
  void aProofThatIsUnderWayIsNotDisturbed() throws Exception {
    try (Session other = Session.open(shop.asMaster(), Engine.MARIADB.entry())) {
      assertTrue(WorkLock.take(other));

      assertInstanceOf(
          Proving.Busy.class,
          MariaDbAttempts.attempt(shop.asMaster(), MariaDbAttempts.subject(Mode.QUICK)));
    }
  }

  @Test
  void aServerThatIsGoneProvesNothing() throws Exception {
    MariaDbSample gone = servers.empty();
    gone.stop();

    Proving attempt = MariaDbAttempts.attempt(gone.asMaster(), MariaDbAttempts.subject(Mode.QUICK));

    assertTrue(assertInstanceOf(Proving.Unreachable.class, attempt).failure().isConnectionLost());
  }

  @Test
  void aServerThatGoesDownDuringACheckIsToldByThatCheck() throws Exception {
    MariaDbSample falls = shop();
    AtomicInteger sessions = new AtomicInteger();
    Server server =
        new Server() {
          @Override
          public Connection connect(String database) throws SQLException {
            Connection connection = falls.asMaster().connect(database);
            if (database.equals(MariaDbSample.SHOP) && sessions.incrementAndGet() == 2) {
              end(falls);
            }
            return connection;
          }

          @Override
          public Engine engine() {
            return Engine.MARIADB;
          }
        };

    Proving attempt = MariaDbAttempts.attempt(server, MariaDbAttempts.subject(Mode.STANDARD));

    List<String> failed =
        assertInstanceOf(Proving.Unreachable.class, attempt).soFar().stream()
            .filter(each -> each.status() == Status.FAIL)
            .map(CheckResult::name)
            .toList();
    assertEquals(List.of("readable-tables", "connects"), failed);
  }

  private static void end(MariaDbSample server) {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void rowsThatReferToNothingSpentCountersAndViewsOfNothingAreFound() throws Exception {
    MariaDbSample broken = shop();
    broken.tell(
        "SET SESSION foreign_key_checks = 0",
        "INSERT INTO items VALUES (50001, 99999), (50002, 99998)",
        "INSERT INTO orders_seq VALUES (100, 1)",
        "SET SESSION check_constraint_checks = 0",
        "UPDATE documents SET body = '{' WHERE id <= 3",
        "ALTER SEQUENCE seq RESTART 7",
        "DROP TABLE stock");

    Proving.Proven proven =
        MariaDbAttempts.proven(broken.asMaster(), MariaDbAttempts.subject(Mode.STANDARD));

    CheckResult orphans = MariaDbAttempts.one("foreign-keys", "shop.items.items_ibfk_1", proven);
    assertEquals(Status.FAIL, orphans.status());
    assertEquals("2 orphans", orphans.seen());
    CheckResult json = MariaDbAttempts.one("check-constraints", "shop.documents.body", proven);
    assertEquals(Status.FAIL, json.status());
    assertEquals("3 rows break it", json.seen());
    CheckResult sequence = MariaDbAttempts.one("sequences", "shop.orders_seq.id", proven);
    assertEquals(Status.FAIL, sequence.status());
    assertEquals("next is 7, the column at 100", sequence.seen());
    assertEquals(
        Status.FAIL, MariaDbAttempts.one("valid-views", "shop.stock_view", proven).status());
    broken.delete();
  }

  @Test
  void whatTheLastProofHadAndThisOneHasNotIsMissed() throws Exception {
    MariaDbSample later = shop();
    later.tell("INSERT INTO items VALUES (300000, 1)");
    Baseline then =
        MariaDbAttempts.baseline(
            MariaDbAttempts.proven(later.asMaster(), MariaDbAttempts.subject(Mode.STANDARD)));
    later.tell(
        "DROP TRIGGER items_watch",
        "DROP EVENT tidy",
        "DROP FUNCTION twice",
        "DROP VIEW stock_view",
        "ALTER TABLE orders DROP INDEX orders_placed",
        "DROP ROLE reader",
        "DELETE FROM items WHERE order_id > 8000 OR id = 17",
        "DELETE FROM orders WHERE id > 8000");
    Scope scope =
        new Scope(
            Mode.STANDARD,
            Optional.empty(),
            50,
            List.of(),
            List.of("shop.items"),
            List.of("shop.tidy"));

    Proving.Proven proven =
        MariaDbAttempts.proven(
            later.asMaster(),
            MariaDbAttempts.subject(scope, new Earlier(Optional.of(then), Optional.empty())));

    for (String kind : List.of("triggers", "routines", "views", "indexes", "roles")) {
      assertEquals(Status.FAIL, MariaDbAttempts.one("inventory", kind, proven).status(), kind);
    }
    CheckResult events = MariaDbAttempts.one("inventory", "events", proven);
    assertEquals(Status.PASS, events.status(), events.seen());
    assertEquals(Status.FAIL, MariaDbAttempts.one("row-counts", "shop.orders", proven).status());
    assertEquals(
        "`id` 0 to 99999: 7999 rows instead of 10000",
        MariaDbAttempts.one("append-only", "shop.items", proven).seen());
    later.delete();
  }

  private static Set<String> names(Proving.Proven proven) {
    return proven.results().stream()
        .map(CheckResult::name)
        .map(name -> name.replace("check-table-extended", "check-table"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static MariaDbSample shop() throws IOException {
    MariaDbSample made = servers.shop();
    made.tell(
        "CREATE TABLE items (id int PRIMARY KEY AUTO_INCREMENT, order_id bigint NOT NULL,"
            + " UNIQUE KEY by_order (order_id, id), FOREIGN KEY (order_id) REFERENCES orders (id))",
        "INSERT INTO items SELECT seq, seq FROM seq_1_to_10000",
        "CREATE SEQUENCE seq",
        "CREATE TABLE orders_seq (id bigint PRIMARY KEY DEFAULT nextval(seq), n int)",
        "INSERT INTO orders_seq (n) SELECT seq FROM seq_1_to_5",
        "CREATE TABLE stock (id int PRIMARY KEY)",
        "CREATE VIEW stock_view AS SELECT id FROM stock",
        "CREATE TRIGGER items_watch BEFORE INSERT ON items FOR EACH ROW SET @seen = 1",
        "CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM items WHERE id < 0",
        "CREATE FUNCTION twice (n int) RETURNS int DETERMINISTIC RETURN 2 * n",
        "CREATE ROLE IF NOT EXISTS reader");
    return made;
  }
}
