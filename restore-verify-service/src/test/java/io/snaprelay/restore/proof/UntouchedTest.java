package io.snaprelay.restore.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Login;
import io.snaprelay.database.Server;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Check;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The proof of what is to become production, as a role that may read and nothing else. */
class UntouchedTest {
  private static final Check WRITABLE =
      new Check.Writable("takes-writes", Optional.empty(), "public.orders");

  private static SampleServers servers;

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  /**
   * As the owner, who could: what a temporary database's proof leaves shows that the figures would
   * show a write.
   */
  @Test
  void noTransactionWritesNothingIsVacuumedAndNoExtensionComes() throws Exception {
    SampleServer candidate = servers.shop(17);
    candidate.tellAsSuperuser("ALTER SYSTEM SET autovacuum = off", "SELECT pg_reload_conf()");
    Server owner = candidate.asMaster();
    String before = traces(candidate);

    Proving.Proven proven = Attempts.proven(owner, Attempts.subject(17, WRITABLE).leftUntouched());

    assertEquals(List.of(), Attempts.failures(proven));
    assertEquals(before, traces(candidate));
    for (String name : List.of("takes-writes", "every-page", "amcheck")) {
      assertIsLeftOut(name, proven);
    }
    Attempts.proven(owner, 17, WRITABLE);
    assertNotEquals(before, traces(candidate));
  }

  private static void assertIsLeftOut(String name, Proving.Proven proven) {
    CheckResult left =
        proven.results().stream()
            .filter(each -> each.name().equals(name) && each.subject().startsWith("shop"))
            .findFirst()
            .orElseThrow();
    assertEquals(Status.SKIPPED, left.status(), left.toString());
    assertTrue(left.seen().contains("what is to become production"), left.toString());
  }

  @Test
  void anExtensionThatTheSnapshotBroughtAlongIsUsedAndStays() throws Exception {
    SampleServer candidate = servers.shop(17);
    candidate.tellAsSuperuser(
        "CREATE EXTENSION amcheck",
        "COMMENT ON EXTENSION amcheck IS '" + Extension.OURS + "'",
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC");

    Proving.Proven proven =
        Attempts.proven(reader(candidate), Attempts.subject(17).leftUntouched());

    assertTrue(
        proven.results().stream()
            .anyMatch(each -> each.name().equals("amcheck-heap") && each.status() == Status.PASS));
    assertEquals("1", candidate.ask("SELECT count(*) FROM pg_extension WHERE extname='amcheck'"));
  }

  @Test
  void aTableOfWhichNotEveryPageIsVouchedForIsNotTakenForCounted() throws Exception {
    SampleServer candidate = servers.shop(17);
    candidate.tell("UPDATE orders SET note = note || '!' WHERE id % 7 = 0");

    Proving.Proven proven =
        Attempts.proven(reader(candidate), Attempts.subject(17).leftUntouched());

    CheckResult orders = rowsInIndex(proven);
    assertEquals(Status.SKIPPED, orders.status(), orders.toString());
    assertTrue(orders.seen().contains("no VACUUM is run"), orders.toString());
  }

  @Test
  void rowsThatAreLostUnderAVouchedPageAreFoundWithoutAVacuum() throws Exception {
    SampleServer candidate = servers.shop(17);
    candidate.tellAsSuperuser("VACUUM (FREEZE) orders");
    candidate.damage("orders", SampleServer.cutOff(1));

    Proving.Proven proven =
        Attempts.proven(reader(candidate), Attempts.subject(17).leftUntouched());

    assertFalse(Attempts.failures(proven).isEmpty());
    assertEquals(Status.FAIL, rowsInIndex(proven).status(), rowsInIndex(proven).toString());
  }

  private static CheckResult rowsInIndex(Proving.Proven proven) {
    return proven.results().stream()
        .filter(each -> each.name().equals("rows-in-index"))
        .filter(each -> each.subject().endsWith("public.orders"))
        .findFirst()
        .orElseThrow();
  }

  private static Server reader(SampleServer server) throws IOException {
    server.tellAsSuperuser(
        "ALTER SYSTEM SET autovacuum = off",
        "SELECT pg_reload_conf()",
        "CREATE ROLE snaprelay_verify LOGIN PASSWORD 'reads' IN ROLE pg_read_all_data");
    return server.as(new Login("snaprelay_verify", "reads"), server.caBundle());
  }

  /** Transactions that wrote, tables that were vacuumed, extensions. */
  private static String traces(SampleServer server) throws IOException {
    return server.ask(
        "SELECT concat_ws(' ', pg_snapshot_xmax(pg_current_snapshot()),"
            + " (SELECT sum(vacuum_count) FROM pg_stat_all_tables),"
            + " (SELECT string_agg(extname, ',' ORDER BY extname) FROM pg_extension))");
  }
}
