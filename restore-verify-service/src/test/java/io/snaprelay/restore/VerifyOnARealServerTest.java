package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.step.testing.Runs;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The verdict, from a real server to the event and the ledger. */
class VerifyOnARealServerTest {
  private static SampleServers servers;

  private final RestoreBench bench = RestoreBench.ofACopy().restored();

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @Test
  void anIntactDatabasePasses() throws Exception {
    bench.servers.are(servers.shop(17).asMaster());

    bench.loop.deliver(bench.restoreAvailable());

    VerificationCompleted completed = completed();
    assertEquals(Verdict.PASSED, completed.verdict());
    assertEquals(
        Set.of(
            "server-version",
            "connects",
            "data-checksums",
            "catalog",
            "valid-indexes",
            "validated-constraints",
            "readable-tables",
            "not-null",
            "rows-in-index",
            "every-page",
            "amcheck-heap",
            "amcheck-btree",
            "unique-keys",
            "checksum-failures",
            "inventory",
            "row-counts",
            "same-content"),
        completed.checks().stream().map(CheckResult::name).collect(Collectors.toSet()));
    Manifest manifest = new Proofs(bench.loop.store).of(Runs.RUN).orElseThrow();
    assertEquals(2, manifest.tables().size());
    assertTrue(manifest.checks().size() > completed.checks().size());
    assertEquals(1, bench.loop.store.list(LedgerKeys.proofs(Runs.ORDERS)).size());
  }

  @Test
  void aDamagedDatabaseFailsByName() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.damage("orders", SampleServer.zero(5));
    bench.servers.are(shop.asMaster());

    bench.loop.deliver(bench.restoreAvailable());

    VerificationCompleted completed = completed();
    assertEquals(Verdict.FAILED, completed.verdict());
    CheckResult failed =
        completed.checks().stream()
            .filter(each -> each.status() == CheckResult.Status.FAIL)
            .findFirst()
            .orElseThrow();
    assertEquals("shop: public.orders", failed.subject());
  }

  @Test
  void aCopyIsHeldAgainstTheFirstProofOfItsSnapshot() throws Exception {
    SampleServer shop = servers.shop(17);
    bench.servers.are(shop.asMaster());
    bench.loop.deliver(bench.restoreAvailable());
    Manifest first = new Proofs(bench.loop.store).of(Runs.RUN).orElseThrow();
    RestoreBench again = RestoreBench.ofACopy().restored();
    Proofs proofs = new Proofs(again.loop.store);
    proofs.keep(of(new RunId("raaaaaaaaaaaaaaa"), first));
    proofs.enter(Runs.ORDERS, of(new RunId("raaaaaaaaaaaaaaa"), first));
    shop.tell("UPDATE orders SET note = 'other' WHERE id = 77");
    again.servers.are(shop.asMaster());

    again.loop.deliver(again.restoreAvailable());

    VerificationCompleted completed = again.loop.bus.published(VerificationCompleted.class).get(0);
    CheckResult failed =
        completed.checks().stream()
            .filter(each -> each.status() == CheckResult.Status.FAIL)
            .findFirst()
            .orElseThrow();
    assertEquals("same-content", failed.name());
    assertTrue(failed.seen().contains("id 0 to 99999: 20000 rows, changed"), failed.seen());
    assertEquals(Optional.of(RestoreBench.SOURCE), first.original());
  }

  private static Manifest of(RunId run, Manifest like) {
    return new Manifest(
        run,
        like.snapshot(),
        like.temporary(),
        like.resourceId(),
        like.engineVersion(),
        like.dataAsOf(),
        like.completedAt(),
        like.verdict(),
        like.checks(),
        like.tables(),
        like.original(),
        like.mode(),
        like.inventory(),
        like.phases());
  }

  private VerificationCompleted completed() {
    return bench.loop.bus.published(VerificationCompleted.class).get(0);
  }
}
