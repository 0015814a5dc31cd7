package io.snaprelay.restore.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Login;
import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.database.WorkLock;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Check;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything about a proof but damage, on a real server. */
class ProofTest {
  private static SampleServers servers;
  private static SampleServer shop;

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
    shop = servers.shop(17);
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  // who may come in

  @Test
  void aServerThatIsDownIsUnreachableAndNotDamaged() throws Exception {
    SampleServer down = servers.shop(17);
    down.stop();

    Proving attempt = Attempts.attempt(down.asMaster(), 17);

    Proving.Unreachable unreachable = assertInstanceOf(Proving.Unreachable.class, attempt);
    assertTrue(unreachable.failure().isConnectionLost(), unreachable.toString());
    assertEquals("connects", unreachable.soFar().get(0).name());
  }

  @Test
  void aRefusedPasswordIsUnreachableAndStandsNowhere() {
    Server server = shop.as(new Login("owner", "open sesame"), shop.caBundle());

    Proving attempt = Attempts.attempt(server, 17);

    Proving.Unreachable unreachable = assertInstanceOf(Proving.Unreachable.class, attempt);
    assertEquals("28P01", unreachable.failure().state());
    assertFalse((server + attempt.toString()).contains("sesame"));
  }

  @Test
  void aServerThatTheCertificatesDoNotVouchForIsNotLetIn() {
    Path other = Path.of("src/test/resources/tls/another-ca.pem");
    Login owner = new Login("owner", "it's a \\ secret");

    assertInstanceOf(Proving.Unreachable.class, Attempts.attempt(shop.as(owner, other), 17));
  }

  @Test
  void twoProofsOfOneServerDoNotRunBesideEachOther() throws Exception {
    try (Session other = Session.open(shop.asMaster(), "postgres")) {
      assertTrue(WorkLock.take(other));

      assertInstanceOf(Proving.Busy.class, Attempts.attempt(shop.asMaster(), 17));
    }
    assertInstanceOf(Proving.Proven.class, Attempts.attempt(shop.asMaster(), 17));
  }

  @Test
  void aServerOfAnotherMajorVersionFails() {
    CheckResult version = Attempts.only("server-version", Attempts.proven(shop.asMaster(), 16));

    assertEquals(Status.FAIL, version.status());
    assertEquals("major version 16", version.expected());
  }

  @Test
  void everyConnectionIsOverTls() {
    List<CheckResult> connects =
        Attempts.proven(shop.asMaster(), 17).results().stream()
            .filter(each -> each.name().equals("connects"))
            .toList();

    assertEquals(List.of("postgres", "shop"), connects.stream().map(CheckResult::subject).toList());
    assertTrue(connects.stream().allMatch(each -> each.seen().startsWith("TLSv1.")));
  }

  // what is read

  @Test
  void theSameRowsHaveTheSameChecksumInAnyOrder() throws Exception {
    SampleServer other = servers.shop(17);
    other.tell("CREATE TABLE sorted AS TABLE orders ORDER BY note", "DROP TABLE orders");

    assertEquals(
        figures("public.orders", shop).checksum(), figures("public.sorted", other).checksum());
  }

  @Test
  void oneChangedValueChangesTheChecksum() throws Exception {
    SampleServer other = servers.shop(17);
    other.tell("UPDATE orders SET note = 'y' WHERE id = 77");

    assertFalse(
        figures("public.orders", shop)
            .checksum()
            .equals(figures("public.orders", other).checksum()));
  }

  @Test
  void aTypeWithoutHashIsReadAsText() {
    assertEquals("hash_record_extended(row, 0 and 1)", figures("public.orders", shop).method());
    assertEquals(
        "hashtextextended(row::text, 0 and 1)", figures("public.documents", shop).method());
  }

  @Test
  void aTableWhoseRowsAreHiddenFromUsFails() throws Exception {
    SampleServer other = servers.shop(17);
    other.tell(
        "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE orders FORCE ROW LEVEL SECURITY");

    List<CheckResult> failures = Attempts.failures(Attempts.proven(other.asMaster(), 17));

    assertEquals("shop: public.orders", failures.get(0).subject());
    assertTrue(failures.get(0).seen().startsWith("42501 "), failures.toString());
  }

  @Test
  void namesThatNeedQuotesAreReadToo() throws Exception {
    SampleServer other = servers.shop(17);
    other.tell("CREATE TABLE \"We \"\"ird\" (\"snaprelay\" int PRIMARY KEY)");

    assertEquals(0, figures("public.We \"ird", other).rows());
  }

  // what the user asks

  @Test
  void freshDataPassesAndTellsItsAge() {
    CheckResult result = check(freshness("public.orders", "placed", Duration.ofHours(2)));

    assertEquals(Status.PASS, result.status());
    assertEquals("newest value 2026-11-21T00:59:59Z, PT1H1S before the snapshot", result.seen());
  }

  @Test
  void staleDataFails() {
    assertEquals(
        Status.FAIL, check(freshness("public.orders", "placed", Duration.ofMinutes(30))).status());
  }

  @Test
  void valuesFromAfterTheSnapshotDoNotMakeDataFresh() throws Exception {
    SampleServer other = servers.shop(17);
    other.tell("INSERT INTO orders VALUES (-1, '2099-01-01 00:00:00+00', 'a date made up')");

    Proving.Proven proven =
        Attempts.proven(
            other.asMaster(), 17, freshness("public.orders", "placed", Duration.ofMinutes(30)));

    assertEquals(Status.FAIL, Attempts.only("fresh", proven).status());
  }

  @Test
  void freshnessOfWhatIsNotThereFailsByName() {
    assertEquals(
        "there is no table public.oders",
        check(freshness("public.oders", "placed", Duration.ofHours(2))).seen());
    assertEquals(
        "it has no column plcaed",
        check(freshness("public.orders", "plcaed", Duration.ofHours(2))).seen());
    assertEquals(
        Status.FAIL, check(freshness("public.orders", "note", Duration.ofHours(2))).status());
  }

  @Test
  void anAnswerAsExpectedPasses() {
    assertEquals(Status.PASS, sql("SELECT count(*) FROM orders", new Check.Equals("20000")));
    assertEquals(Status.PASS, sql("SELECT 5", between(5, 5)));
    assertEquals(Status.PASS, sql("SELECT 1 WHERE false", new Check.Empty(true)));
    assertEquals(Status.PASS, sql("SELECT '{\"a\":1}'::jsonb ? 'a'", new Check.Equals("t")));
  }

  @Test
  void anyOtherAnswerFails() {
    assertEquals(Status.FAIL, sql("SELECT count(*) FROM orders", new Check.Equals("2000")));
    assertEquals(Status.FAIL, sql("SELECT 6", between(1, 5)));
    assertEquals(Status.FAIL, sql("SELECT 'many'", between(1, 5)));
    assertEquals(Status.FAIL, sql("SELECT NULL", new Check.Equals("NUL")));
    assertEquals(Status.FAIL, sql("SELECT 1", new Check.Empty(true)));
    assertEquals(Status.FAIL, sql("SELECT 1 WHERE false", new Check.Empty(false)));
    assertEquals(Status.FAIL, sql("SELECT 1 WHERE false", new Check.Equals("1")));
    assertEquals(Status.FAIL, sql("SELEC 1", new Check.Equals("1")));
  }

  @Test
  void aQueryThatWritesIsRefusedByTheServer() throws Exception {
    CheckResult result =
        check(
            new Check.Sql(
                "fresh",
                Optional.empty(),
                "DELETE FROM orders RETURNING id",
                new Check.Empty(false)));

    assertTrue(result.seen().startsWith("25006: "), result.seen());
    assertEquals("20000", shop.ask("SELECT count(*) FROM orders"));
  }

  @Test
  void aCheckThatNoDatabaseFitsFails() throws Exception {
    Check.Sql elsewhere =
        new Check.Sql("fresh", Optional.of("warehouse"), "SELECT 1", new Check.Equals("1"));

    CheckResult result = check(elsewhere);

    assertEquals(Status.FAIL, result.status());
    assertTrue(result.seen().contains("postgres, shop"), result.seen());
  }

  // objectives

  @Test
  void objectivesAreMeasured() {
    Check fresh = freshness("public.orders", "placed", Duration.ofHours(2));

    Proving.Proven met = objectives(Duration.ofHours(2), Duration.ofHours(1), fresh);
    Proving.Proven missed = objectives(Duration.ofHours(1), Duration.ofMinutes(30), fresh);

    assertEquals("PT1H1S", Attempts.only("rpo", met).seen());
    assertEquals("PT31M: first query PT31M, proof PT0S", Attempts.only("rto", met).seen());
    assertEquals(Optional.of("PT31M"), Attempts.only("rto", met).measured());
    assertEquals(Status.PASS, Attempts.only("rpo", met).status());
    assertEquals(Status.PASS, Attempts.only("rto", met).status());
    assertEquals(Status.FAIL, Attempts.only("rpo", missed).status());
    assertEquals(Status.FAIL, Attempts.only("rto", missed).status());
  }

  @Test
  void anRpoThatNothingMeasuresIsSkipped() {
    Proving.Proven proven = objectives(Duration.ofHours(2), Duration.ofHours(1));

    assertEquals(Status.SKIPPED, Attempts.only("rpo", proven).status());
  }

  private static Proving.Proven objectives(Duration rpo, Duration rto, Check... checks) {
    ProofSubject subject = Attempts.withObjectives(17, rpo, rto, checks);
    return assertInstanceOf(Proving.Proven.class, Attempts.attempt(shop.asMaster(), subject));
  }

  private static TableFigures figures(String table, SampleServer server) {
    return Attempts.proven(server.asMaster(), 17).tables().stream()
        .filter(each -> each.table().equals(table))
        .findFirst()
        .orElseThrow();
  }

  private static Status sql(String query, Check.Expectation expect) {
    return check(new Check.Sql("fresh", Optional.of("shop"), query, expect)).status();
  }

  private static Check.Between between(int low, int high) {
    return new Check.Between(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
  }

  private static Check freshness(String table, String column, Duration within) {
    return new Check.Freshness("fresh", Optional.empty(), table, column, within);
  }

  private static CheckResult check(Check check) {
    return Attempts.only("fresh", Attempts.proven(shop.asMaster(), 17, check));
  }
}
