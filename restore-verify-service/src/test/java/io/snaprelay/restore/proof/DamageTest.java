package io.snaprelay.restore.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Verify.Mode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of damage is found, by name, on a real server; and nothing is found where none is. */
class DamageTest {
  private static SampleServers servers;

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 17, 18})
  void anIntactServerPasses(int major) throws Exception {
    SampleServer shop = servers.shop(major);

    Proving.Proven proven = Attempts.proven(shop.asMaster(), major);

    assertEquals(List.of(), Attempts.failures(proven));
    assertEquals(Set.of("public.orders=20000", "public.documents=100"), rows(proven));
    assertEquals(Status.PASS, Attempts.only("server-version", proven).status());
  }

  @Test
  void heapsOfPostgresql13AreSkippedAndItIsSaidWhy() throws Exception {
    Proving.Proven proven = Attempts.proven(servers.shop(13).asMaster(), 13);

    assertTrue(skipped("amcheck-heap", "shop", proven).contains("PostgreSQL 14"));
  }

  @Test
  void aDatabaseInWhichTheExtensionCannotBeCreatedIsSkippedAndItIsSaidWhy() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.createDatabaseOfTheSuperuser("theirs");

    Proving.Proven proven = Attempts.proven(shop.asMaster(), 17);

    assertTrue(skipped("amcheck", "theirs", proven).startsWith("42501 insufficient_privilege: "));
  }

  @Test
  void aProofLeavesNothingBehind() throws Exception {
    SampleServer shop = servers.shop(17);

    Attempts.proven(shop.asMaster(), 17);

    assertEquals("plpgsql", shop.ask("SELECT string_agg(extname, ',') FROM pg_extension"));
    assertEquals("0", shop.ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"));
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void aDamagedHeapPageIsNamedWithItsTableAndBlock(int major) throws Exception {
    SampleServer shop = servers.shop(major);
    shop.damage("orders", SampleServer.flip(3));

    CheckResult failure = failure("readable-tables", shop, major);

    assertEquals("shop: public.orders", failure.subject());
    assertTrue(failure.seen().startsWith("XX001 data_corrupted: "), failure.seen());
    assertTrue(failure.seen().contains("block 3"), failure.seen());
  }

  @Test
  void damageInOneTableDoesNotHideTheOthers() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.damage("orders", SampleServer.flip(0));

    Proving.Proven proven = Attempts.proven(shop.asMaster(), 17);

    assertEquals(Set.of("public.documents=100"), rows(proven));
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 17, 18})
  void aPageOfZerosIsFoundWhereTheVisibilityMapVouchedForIt(int major) throws Exception {
    SampleServer shop = servers.shop(major);
    shop.tell("VACUUM orders");
    shop.damage("orders", SampleServer.zero(5));

    CheckResult failure = failure("rows-in-index", shop, major);

    assertEquals("shop: public.orders", failure.subject());
    assertTrue(failure.seen().contains("has 20000 rows, the table has 199"), failure.seen());
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 17, 18})
  void aPageOfZerosIsFoundWhereNothingVouchedForIt(int major) throws Exception {
    SampleServer shop = servers.shop(major);
    shop.damage("orders", SampleServer.zero(5));

    CheckResult failure = failure("rows-in-index", shop, major);

    assertEquals("shop: public.orders", failure.subject());
    assertTrue(failure.seen().contains("rows that the table has lost"), failure.seen());
  }

  @Test
  void aTableCutShortIsFound() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell("VACUUM orders");
    shop.damage("orders", SampleServer.cutOff(2));

    assertEquals("shop: public.orders", failure("rows-in-index", shop, 17).subject());
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 17, 18})
  void aDamagedIndexPageIsNamed(int major) throws Exception {
    SampleServer shop = servers.shop(major);
    shop.damage("orders_placed", SampleServer.flip(4));

    CheckResult failure = failure("amcheck-btree", shop, major);

    assertEquals("shop: public.orders_placed on orders", failure.subject());
    assertTrue(failure.seen().startsWith("XX001 data_corrupted: "), failure.seen());
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 17, 18})
  void anIndexThatLacksRowsIsNamed(int major) throws Exception {
    SampleServer shop = servers.shop(major);
    String index = "'orders_placed'::regclass";
    shop.tellAsSuperuser("UPDATE pg_index SET indisready = false WHERE indexrelid = " + index);
    shop.tell("INSERT INTO orders VALUES (20001, '2026-11-21 01:30:00+00', 'unindexed')");
    shop.tellAsSuperuser("UPDATE pg_index SET indisready = true WHERE indexrelid = " + index);

    assertEquals(
        "index orders_placed has 20000 rows, the table has 20001",
        failure("rows-in-index", shop, major).seen());
    CheckResult failure =
        failure("amcheck-btree", shop, Attempts.in(Mode.DEEP, Attempts.subject(major)));
    assertEquals("shop: public.orders_placed on orders", failure.subject());
    assertTrue(failure.seen().startsWith("XX001 data_corrupted: heap tuple"), failure.seen());
  }

  @Test
  void lostRowsOfAnUpdatedTableAreNotMistakenForDeadOnes() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell("UPDATE orders SET id = -id WHERE id % 7 = 0", "DELETE FROM orders WHERE id % 5 = 0");

    assertEquals(List.of(), Attempts.failures(Attempts.proven(shop.asMaster(), 17)));
  }

  private static CheckResult failure(String name, SampleServer shop, int major) {
    return failure(name, shop, Attempts.subject(major));
  }

  private static CheckResult failure(String name, SampleServer shop, ProofSubject subject) {
    List<CheckResult> failures =
        Attempts.failures(Attempts.proven(shop.asMaster(), subject)).stream()
            .filter(each -> each.name().equals(name))
            .toList();
    assertEquals(1, failures.size(), failures.toString());
    return failures.get(0);
  }

  private static String skipped(String name, String subject, Proving.Proven proven) {
    return Attempts.with(Status.SKIPPED, proven).stream()
        .filter(each -> each.name().equals(name) && each.subject().equals(subject))
        .map(CheckResult::seen)
        .findFirst()
        .orElseThrow(() -> new AssertionError(proven.results().toString()));
  }

  private static Set<String> rows(Proving.Proven proven) {
    return proven.tables().stream()
        .map(each -> each.table() + "=" + each.rows())
        .collect(Collectors.toSet());
  }
}
