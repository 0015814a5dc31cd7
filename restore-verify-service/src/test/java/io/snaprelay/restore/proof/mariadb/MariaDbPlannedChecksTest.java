package io.snaprelay.restore.proof.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Login;
import io.snaprelay.database.testing.MariaDbSample;
import io.snaprelay.database.testing.MariaDbSamples;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.restore.proof.Access;
import io.snaprelay.restore.proof.ProofSubject;
import io.snaprelay.restore.proof.Proving;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan asks of a MariaDB database. */
@EnabledIf("io.snaprelay.database.testing.MariaDbSamples#areHere")
class MariaDbPlannedChecksTest {
  private static final Optional<String> ONLY = Optional.empty();
  private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:app";

  private static MariaDbSamples servers;
  private static MariaDbSample shop;

  @BeforeAll
  static void start() throws IOException {
    servers = MariaDbSamples.open();
    shop = servers.shop();
    shop.tell(
        "CREATE TABLE people (id int PRIMARY KEY, age int, name varchar(20), born date)",
        "INSERT INTO people VALUES (1, 20, 'Ann', '2000-01-01'), (2, 30, 'Ann', NULL),"
            + " (3, NULL, 'Bob', '1990-06-01')",
        "CREATE TABLE nothing (id int PRIMARY KEY)",
        "SET SESSION time_zone = '+00:00'",
        "CREATE TABLE snaprelay_heartbeat (at timestamp(6) NOT NULL)",
        "INSERT INTO snaprelay_heartbeat VALUES ('2026-11-21 01:59:00'),"
            + " ('2030-01-01 00:00:00')",
        "CREATE USER app IDENTIFIED BY 'app''s'",
        "GRANT SELECT ON shop.people TO app");
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @ParameterizedTest
  @CsvSource({
    "age, 20, 30, PASS",
    "age, 21, , FAIL",
    "age, , 29.5, FAIL",
    "born, 1990-06-01, 2000-01-01, PASS",
    "born, 1990-06-01 00:00:01, , FAIL",
    "name, Ann, Bob, PASS",
    "age, many, , FAIL",
    "born, yesterday, , FAIL",
    "agee, 1, , FAIL",
  })
  void valuesLieBetweenBoundsOfTheirOwnType(String column, String from, String to, Status status) {
    Check range =
        new Check.Range(
            "range",
            ONLY,
            "shop.people",
            column,
            Optional.ofNullable(from),
            Optional.ofNullable(to));

    assertEquals(status, check(range).status(), check(range).seen());
  }

  @Test
  void aBoundThatIsNoValueIsNamed() {
    Check range =
        new Check.Range("range", ONLY, "shop.people", "age", Optional.of("many"), Optional.empty());

    assertTrue(check(range).seen().contains("'many' is no value of type int"), check(range).seen());
  }

  @Test
  void doubleValuesAndMissingOnesAreCounted() {
    assertEquals(
        "1 break it", check(new Check.Unique("u", ONLY, "shop.people", List.of("name"))).seen());
    assertEquals(
        Status.PASS,
        check(new Check.Unique("u", ONLY, "shop.people", List.of("name", "age"))).status());
    assertEquals(
        "2 break it",
        check(new Check.NotNull("n", ONLY, "shop.people", List.of("age", "born"))).seen());
  }

  @Test
  void aQueryOfTheUsersIsAnswered() {
    Check right = new Check.Sql("sql", ONLY, "SELECT count(*) FROM people", new Check.Equals("3"));
    Check wrong = new Check.Sql("sql", ONLY, "SELECT \"a\" FROM people", new Check.Empty(true));
    Check writes = new Check.Sql("sql", ONLY, "DELETE FROM people", new Check.Empty(true));

    assertEquals(Status.PASS, check(right).status());
    assertEquals("a", check(wrong).seen());
    assertTrue(check(writes).seen().startsWith("25006"), check(writes).seen());
  }

  @Test
  void freshnessIsMeasuredInUtcAtTheSnapshot() {
    Check hour = freshness("orders", "placed", Duration.ofHours(1).plusSeconds(2));
    Check less = freshness("orders", "placed", Duration.ofMinutes(59));

    assertEquals(Status.PASS, check(hour).status(), check(hour).seen());
    assertEquals("PT1H1S", check(less).measured().orElseThrow());
    assertEquals(Status.FAIL, check(less).status());
    assertEquals(
        "it has no column plcaed",
        check(freshness("orders", "plcaed", Duration.ofHours(1))).seen());
  }

  @Test
  void theHeartbeatTellsTheRpoAndABeatFromTheFutureDoesNot() {
    Proving.Proven proven = prove(MariaDbAttempts.subject(Mode.QUICK));

    assertEquals("PT1M", MariaDbAttempts.only("heartbeat", proven).measured().orElseThrow());
    assertEquals("PT1M", MariaDbAttempts.only("rpo", proven).measured().orElseThrow());
  }

  @Test
  void aRowIsWrittenAndIsThereAgain() throws Exception {
    assertEquals("1 row", check(new Check.Writable("w", ONLY, "shop.people")).seen());

    assertEquals("3", shop.ask("SELECT count(*) FROM people"));
    assertEquals(Status.SKIPPED, check(new Check.Writable("w", ONLY, "shop.nothing")).status());
    assertEquals(Status.FAIL, check(new Check.Writable("w", ONLY, "shop.no")).status());
  }

  @ParameterizedTest
  @CsvSource({"app's, people, PASS", "app's, orders, FAIL", "wrong, people, FAIL"})
  void aRoleOfTheApplicationLogsInAndReads(String password, String table, Status status) {
    Check.Login login = new Check.Login("login", ONLY, SECRET, "shop." + table);
    Access access = new Access.Granted(shop.as(new Login("app", password), shop.caBundle()));

    Proving.Proven proven =
        prove(
            MariaDbAttempts.with(
                Map.of(SECRET, access), MariaDbAttempts.subject(Mode.QUICK, login)));

    assertEquals(status, MariaDbAttempts.only("login", proven).status());
  }

  private static Check freshness(String table, String column, Duration within) {
    return new Check.Freshness("fresh", ONLY, "shop." + table, column, within);
  }

  private static CheckResult check(Check check) {
    return MariaDbAttempts.only(check.name(), prove(MariaDbAttempts.subject(Mode.QUICK, check)));
  }

  private static Proving.Proven prove(ProofSubject subject) {
    return MariaDbAttempts.proven(shop.asMaster(), subject);
  }
}
