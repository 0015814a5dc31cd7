package io.snaprelay.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.MariaDbSample;
import io.snaprelay.database.testing.MariaDbSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A session on a real MariaDB server, as RDS's master user. */
@EnabledIf(
    value = "io.snaprelay.database.testing.MariaDbSamples#areHere",
    disabledReason = "MariaDB's binaries are fetched for Linux on x86_64 only")
class MariaDbSessionTest {
  private static MariaDbSamples servers;
  private static MariaDbSample shop;

  @BeforeAll
  static void start() throws IOException {
    servers = MariaDbSamples.open();
    shop = servers.shop();
    shop.tell("SET GLOBAL sql_mode = 'ANSI'", "SET GLOBAL time_zone = '+05:00'");
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void itIsEncryptedAndKnowsWhereItIs() throws Exception {
    try (Session session = Session.open(shop.asMaster(), MariaDbSample.SHOP)) {
      assertEquals(Optional.of("TLSv1.3"), session.tls());
      assertTrue(session.version().startsWith("11.4."), session.version());
      assertEquals(Engine.MARIADB, session.engine());
    }
  }

  @Test
  void theDatabasesOfRdsAreNotTheUsers() throws Exception {
    try (Session entry = Session.open(shop.asMaster(), Engine.MARIADB.entry())) {
      assertEquals(List.of(new Databases.Entry("shop", Optional.empty())), Databases.all(entry));
    }
  }

  @Test
  void sqlMeansTheSameWhateverTheParameterGroupSays() throws Exception {
    try (Session session = Session.open(shop.asMaster(), MariaDbSample.SHOP)) {
      assertEquals("x", session.one("SELECT \"x\"", row -> row.getString(1)));
      assertEquals("+00:00", session.one("SELECT @@time_zone", row -> row.getString(1)));
    }
  }

  @Test
  void aReadCannotWrite() throws Exception {
    try (Session session = Session.open(shop.asMaster(), MariaDbSample.SHOP)) {
      SQLException refusal =
          assertThrows(
              SQLException.class, () -> session.read("DELETE FROM orders", row -> row.getInt(1)));

      assertEquals("25006", SqlFailure.of(refusal).state());
    }
  }

  @Test
  void whatIsRehearsedIsUndoneAndTheSessionStaysReadOnly() throws Exception {
    try (Session session = Session.open(shop.asMaster(), MariaDbSample.SHOP)) {
      assertEquals(5, session.rehearse("DELETE FROM orders WHERE id <= 5"));

      assertEquals("20000", session.one("SELECT count(*) FROM orders", row -> row.getString(1)));
      assertThrows(
          SQLException.class, () -> session.read("DELETE FROM orders", row -> row.getInt(1)));
    }
  }

  @Test
  void theLockIsTakenOnceAndGoesWithItsSession() throws Exception {
    String entry = Engine.MARIADB.entry();
    try (Session second = Session.open(shop.asMaster(), entry)) {
      try (Session first = Session.open(shop.asMaster(), entry)) {
        assertTrue(WorkLock.take(first));
        assertFalse(WorkLock.take(second));
      }
      assertTrue(WorkLock.take(second));
    }
  }

  @Test
  void aServerWhoseCertificateNobodyVouchesForIsNotTalkedTo() {
    Server strange = shop.as(new Login("owner", "no matter"), Path.of("pom.xml"));

    SQLException refusal = assertThrows(SQLException.class, () -> strange.connect("shop"));

    assertTrue(SqlFailure.of(refusal).isConnectionLost(), refusal.toString());
  }

  @Test
  void aWrongPasswordIsALoginRefused() {
    Server wrong = shop.as(new Login("owner", "wrong"), shop.caBundle());

    SQLException refusal = assertThrows(SQLException.class, () -> wrong.connect("shop"));

    assertTrue(SqlFailure.of(refusal).isLoginRefused(), refusal.toString());
  }

  @Test
  void aStatementThatTakesTooLongIsEndedAndTheSessionStands() throws Exception {
    TlsServer like = (TlsServer) shop.asMaster();
    TlsServer hasty =
        new TlsServer(
            like.engine(),
            like.host(),
            like.port(),
            like.login(),
            like.caBundle(),
            Duration.ofSeconds(1));
    try (Connection connection = hasty.connect("shop");
        var statement = connection.createStatement()) {
      SQLException ended =
          assertThrows(
              SQLException.class,
              () ->
                  statement.executeQuery(
                      "SELECT count(*) FROM orders a, orders b WHERE a.note < b.note"));

      assertEquals(1969, SqlFailure.of(ended).number());
      assertTrue(statement.executeQuery("SELECT 1").next());
    }
  }

  @Test
  void aServerThatIsShutDownIsASessionLost() throws Exception {
    MariaDbSample other = servers.empty();
    try (Session session = Session.open(other.asMaster(), MariaDbSample.SHOP)) {
      other.stop();

      SQLException lost =
          assertThrows(SQLException.class, () -> session.one("SELECT 1", row -> row.getInt(1)));

      assertTrue(SqlFailure.of(lost).isConnectionLost(), SqlFailure.of(lost).toString());
    }
  }
}
