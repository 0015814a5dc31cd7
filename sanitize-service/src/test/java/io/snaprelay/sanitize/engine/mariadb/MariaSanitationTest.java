package io.snaprelay.sanitize.engine.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Session;
import io.snaprelay.database.WorkLock;
import io.snaprelay.sanitize.engine.Once;
import io.snaprelay.sanitize.engine.Sanitizing;
import io.snaprelay.sanitize.testing.MariaServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole of it by rules files on MariaDB, and how it closes. */
class MariaSanitationTest {
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
  void aServerThatFitsItsRulesIsDoneAndIsWhatItWas() throws Exception {
    List<String> before = Clients.definitions(shop);

    Sanitizing end = Sanitized.by(Clients.RULES, shop);

    assertInstanceOf(Sanitizing.Done.class, end, Sanitized.told(end));
    assertEquals("200", shop.ask("SELECT COUNT(DISTINCT mail) FROM clients"));
    assertEquals("0", shop.ask("SELECT COUNT(*) FROM clients WHERE mail LIKE '%real%'"));
    assertEquals("0", shop.ask("SELECT MIN(id) FROM clients"));
    assertEquals("200", shop.ask("SELECT COUNT(*) FROM clients WHERE shout = upper(mail)"));
    assertEquals("200", shop.ask("SELECT COUNT(*) FROM bills JOIN clients USING (mail)"));
    assertEquals("200", shop.ask("SELECT COUNT(*) FROM mails"));
    assertEquals(before, Clients.definitions(shop));
    assertEquals(
        "0",
        shop.ask(
            "SELECT COUNT(*) FROM information_schema.schemata"
                + " WHERE schema_name LIKE 'snaprelay%'"));
  }

  @Test
  void anUnlistedColumnIsRefusedAndNothingIsWritten() throws Exception {
    shop.tell("ALTER TABLE clients ADD phone text");
    String file = file();

    Sanitizing end = Sanitized.by(Clients.RULES, shop);

    List<String> problems = assertInstanceOf(Sanitizing.Refused.class, end).problems();
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).startsWith("shop: line "), problems.get(0));
    assertTrue(problems.get(0).contains("phone"), problems.get(0));
    assertEquals(file, file());
  }

  @Test
  void aForeignKeyAcrossDatabasesIsRefused() throws Exception {
    shop.tell(
        "CREATE DATABASE far",
        "CREATE TABLE far.calls (mail varchar(60), FOREIGN KEY (mail) REFERENCES shop.clients (mail))");

    Sanitizing end =
        Sanitized.by(Clients.RULES + "  far: { tables: { calls: { keep: [mail] } } }\n", shop);

    String problems = assertInstanceOf(Sanitizing.Refused.class, end).problems().toString();
    assertTrue(problems.contains("far.calls refers to a table of another database"), problems);
  }

  @Test
  void anExpressionThatDoesNotFitItsColumnIsRefused() throws Exception {
    String rules =
        Clients.RULES.replace(
            "keep: [id, note], columns: {", "keep: [id], columns: { note: { sql: \"nosuch\" },");

    Sanitizing end = Sanitized.by(rules, shop);

    String problems = assertInstanceOf(Sanitizing.Refused.class, end).problems().toString();
    assertTrue(problems.contains("the server refuses it, 42S22"), problems);
  }

  @Test
  void aServerWithABinaryLogFailsBeforeAnythingIsWritten() throws Exception {
    shop.stop();
    shop.start(true);
    String file = file();

    String failures = failures(Sanitized.by(Clients.RULES, shop));

    assertTrue(failures.contains("binary-log of server: it keeps rows: set the backup"), failures);
    assertEquals(file, file());
  }

  @Test
  void aServerThatLogsStatementsIsNotShownTheKey() throws Exception {
    shop.tellAsSuperuser("SET GLOBAL log_output = 'TABLE'", "SET GLOBAL general_log = ON");

    String failures = failures(Sanitized.by(Clients.RULES, shop));

    assertTrue(failures.contains("statement-log of server: it would show the key"), failures);
    assertEquals(
        "0",
        shop.ask(
            "SELECT COUNT(*) FROM mysql.general_log WHERE argument LIKE '%@snaprelay\\_key = %'"
                + " AND command_type = 'Query' AND argument NOT LIKE '%general_log%'"));
  }

  @Test
  void aKeptColumnThatHoldsAddressesFails() throws Exception {
    shop.tell("UPDATE clients SET note = CONCAT('ask jane', id, '@corp-real.nl') WHERE id = 7");

    String failures = failures(Sanitized.by(Clients.RULES, shop));

    assertTrue(failures.contains("kept-column-sample of shop: clients.note"), failures);
    assertFalse(failures.contains("jane"), failures);
  }

  @Test
  void anOriginalThatIsLeftInAnotherTableFails() throws Exception {
    shop.tell(
        "CREATE TABLE letters (line text)",
        "INSERT INTO letters SELECT CONCAT('sent to <', mail, '>') FROM clients WHERE id = 3");

    String failures =
        failures(Sanitized.by(Clients.RULES + "      letters: { keep: [line] }\n", shop));

    assertTrue(failures.contains("originals-elsewhere of shop: letters: 1 found"), failures);
    assertFalse(failures.contains("corp-real"), failures);
  }

  @Test
  void anOriginalInADefinitionFailsByTheNameOfWhatQuotesIt() throws Exception {
    shop.tell(
        "CREATE VIEW vip AS SELECT 'c5@corp-real.nl' AS mail",
        "ALTER TABLE log COMMENT 'ask c6@corp-real.nl'");

    String failures = failures(Sanitized.by(Clients.RULES, shop));

    assertTrue(failures.contains("of shop: table log, view vip"), failures);
  }

  @Test
  void rowsThatAnExpressionLeavesAsTheyAreFailUnlessItsRuleSaysSo() throws Exception {
    shop.tell("INSERT INTO bills VALUES (900, 7, NULL)");
    String rules =
        Clients.RULES.replace(
            "keep: [id, cents], columns: {", "keep: [id], columns: { cents: { noise: 2 },");

    Sanitizing end = Sanitized.by(rules, shop);

    assertInstanceOf(Sanitizing.Done.class, end, Sanitized.told(end));
    assertEquals("0", shop.ask("SELECT COUNT(*) FROM bills WHERE id < 900 AND cents = 5"));
  }

  /** Its snapshot may be taken by now. */
  @Test
  void whatSomebodyElseHasMaskedMeanwhileIsNotTouched() throws Exception {
    Sanitizing end = Sanitized.by(Clients.RULES, shop, new Once<>(() -> true, done -> {}));

    assertInstanceOf(Sanitizing.Busy.class, end);
    assertEquals("200", shop.ask("SELECT COUNT(*) FROM clients WHERE mail LIKE '%real%'"));
  }

  @Test
  void thatItIsMaskedIsKnownBeforeAnybodyElseGetsTheLock() throws Exception {
    List<Boolean> free = new ArrayList<>();

    Sanitizing end =
        Sanitized.by(Clients.RULES, shop, new Once<>(() -> false, done -> free.add(isFree())));

    assertInstanceOf(Sanitizing.Done.class, end, Sanitized.told(end));
    assertEquals(List.of(false), free);
  }

  private boolean isFree() {
    try (Session other = Session.open(shop.asMaster(), "information_schema")) {
      return WorkLock.take(other);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoMeetsTheLockIsBusy() throws Exception {
    try (Session other = Session.open(shop.asMaster(), "information_schema")) {
      assertTrue(WorkLock.take(other));

      assertInstanceOf(Sanitizing.Busy.class, Sanitized.by(Clients.RULES, shop));
    }
  }

  @Test
  void aServerThatIsGoneIsUnreachable() throws Exception {
    shop.stop();

    assertInstanceOf(Sanitizing.Unreachable.class, Sanitized.by(Clients.RULES, shop));
  }

  /** Which file the table is in. */
  private String file() throws Exception {
    return shop.ask(
        "SELECT space FROM information_schema.innodb_sys_tables WHERE name = 'shop/clients'");
  }

  private static String failures(Sanitizing end) {
    assertInstanceOf(Sanitizing.Failed.class, end);
    return Sanitized.told(end);
  }
}
