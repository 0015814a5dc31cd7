package io.snaprelay.restore.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Login;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.plan.Verify.Scope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How old the data is, how long it took, and whether the application gets in. */
class ObjectivesTest {
  private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:app";

  private static SampleServers servers;

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @Test
  void theHeartbeatTellsTheRpo() throws Exception {
    SampleServer shop = servers.shop(17);
    heartbeat(shop, "snaprelay_heartbeat", "2026-11-21 01:59:30+00");

    Proving.Proven proven = Attempts.proven(shop.asMaster(), rpo(Duration.ofMinutes(1)));

    assertEquals(Optional.of("PT30S"), Attempts.only("heartbeat", proven).measured());
    assertEquals(Optional.of("PT30S"), Attempts.only("rpo", proven).measured());
    assertEquals(Status.PASS, Attempts.only("rpo", proven).status());
    assertEquals(
        Status.FAIL,
        Attempts.only("rpo", Attempts.proven(shop.asMaster(), rpo(Duration.ofSeconds(29))))
            .status());
  }

  @Test
  void aHeartbeatThatNeverBeatBeforeTheSnapshotFails() throws Exception {
    SampleServer shop = servers.shop(17);
    heartbeat(shop, "snaprelay_heartbeat", "2026-11-21 03:00:00+00");

    Proving.Proven proven = Attempts.proven(shop.asMaster(), rpo(Duration.ofMinutes(1)));

    assertEquals(Status.FAIL, Attempts.only("heartbeat", proven).status());
    assertEquals(Status.SKIPPED, Attempts.only("rpo", proven).status());
  }

  @Test
  void aHeartbeatOfTheUsersOwnNameIsFoundOrMissed() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell("CREATE SCHEMA ops");
    heartbeat(shop, "ops.pulse", "2026-11-21 01:59:30+00");

    assertEquals(Status.PASS, named("ops.pulse", shop).status());
    assertEquals(Status.PASS, named("pulse", shop).status());
    assertEquals("no database has it", named("ops.puls", shop).seen());
  }

  @Test
  void theRtoIsToldByPhaseAndAWaitForAPlaceIsNotCounted() {
    Instant at = Attempts.REQUESTED;
    Timeline timeline =
        new Timeline(
            at,
            Optional.of(at.plusSeconds(60)),
            Optional.of(at.plusSeconds(360)),
            Optional.of(at.plusSeconds(960)),
            Optional.of(at.plusSeconds(980)));
    Instant proved = at.plusSeconds(1100);
    List<Phase> phases = Phase.of(timeline, Optional.of(at.plusSeconds(1000)), proved);

    CheckResult result = rto(Duration.ofSeconds(800), timeline, phases, proved);

    assertEquals(Status.PASS, result.status());
    assertEquals(Optional.of("PT13M20S"), result.measured());
    assertEquals(
        "PT13M20S: snapshot and copy PT1M, waiting for a place PT5M, restore PT10M,"
            + " settling PT20S, first query PT20S, proof PT1M40S; the wait for a place, a limit"
            + " of the site, is not counted",
        result.seen());
    assertEquals(Status.FAIL, rto(Duration.ofSeconds(799), timeline, phases, proved).status());
  }

  @Test
  void withoutAWaitAllOfItCounts() {
    Timeline timeline = Timeline.since(Attempts.REQUESTED);

    CheckResult result =
        rto(Duration.ofHours(1), timeline, List.of(), Attempts.REQUESTED.plusSeconds(90));

    assertEquals(Optional.of("PT1M30S"), result.measured());
  }

  @Test
  void theDatabaseThatIsFurthestBehindDecides() {
    Figures figures = new Figures();
    figures.sawDataOf("shop", Attempts.SNAPSHOT.minusSeconds(5));
    figures.sawDataOf("shop", Attempts.SNAPSHOT.minusSeconds(50));
    figures.sawDataOf("stock", Attempts.SNAPSHOT.minusSeconds(20));

    assertEquals(Optional.of(Attempts.SNAPSHOT.minusSeconds(20)), figures.newestData());
  }

  @Test
  void theApplicationLogsInAndReads() throws Exception {
    SampleServer shop = servers.shop(17);
    shop.tell("CREATE ROLE app LOGIN PASSWORD 'of the app'", "GRANT SELECT ON orders TO app");
    Access good = new Access.Granted(shop.as(new Login("app", "of the app"), shop.caBundle()));
    Access wrong = new Access.Granted(shop.as(new Login("app", "sesame"), shop.caBundle()));

    assertEquals(Status.PASS, login("public.orders", good, shop).status());
    assertTrue(login("public.documents", good, shop).seen().startsWith("42501 "));
    assertEquals("there is no table public.none", login("public.none", good, shop).seen());
    CheckResult refused = login("public.orders", wrong, shop);
    assertTrue(refused.seen().startsWith("28P01: "), refused.seen());
    assertTrue(!refused.toString().contains("sesame"));
    assertEquals("no secret", login("public.orders", new Access.Refused("no secret"), shop).seen());
  }

  private static CheckResult login(String table, Access access, SampleServer shop) {
    ProofSubject base =
        Attempts.subject(17, new Check.Login("app", Optional.empty(), SECRET, table));
    ProofSubject subject =
        new ProofSubject(
            Engine.POSTGRES,
            base.engineVersion(),
            base.dataAsOf(),
            base.timeline(),
            base.rpo(),
            base.rto(),
            base.checks(),
            new Scope(Mode.QUICK, Optional.empty(), 50, List.of(), List.of(), List.of()),
            base.earlier(),
            Map.of(SECRET, access));
    return Attempts.only("app", Attempts.proven(shop.asMaster(), subject));
  }

  private static CheckResult rto(
      Duration objective, Timeline timeline, List<Phase> phases, Instant now) {
    ProofSubject base = Attempts.withObjectives(17, Duration.ofDays(1), objective);
    ProofSubject subject =
        new ProofSubject(
            Engine.POSTGRES,
            base.engineVersion(),
            base.dataAsOf(),
            timeline,
            Optional.empty(),
            base.rto(),
            base.checks(),
            base.scope(),
            base.earlier(),
            base.accesses());
    return Objectives.check(subject, new Figures(), phases, now).get(0);
  }

  private static CheckResult named(String heartbeat, SampleServer shop) {
    Scope scope =
        new Scope(Mode.QUICK, Optional.of(heartbeat), 50, List.of(), List.of(), List.of());
    ProofSubject subject = Attempts.with(scope, Earlier.NONE, Attempts.subject(17));
    return Attempts.only("heartbeat", Attempts.proven(shop.asMaster(), subject));
  }

  private static ProofSubject rpo(Duration objective) {
    return Attempts.in(Mode.QUICK, Attempts.withObjectives(17, objective, Duration.ofDays(1)));
  }

  private static void heartbeat(SampleServer shop, String table, String at) throws IOException {
    shop.tell(
        "CREATE TABLE %s (id int PRIMARY KEY, at timestamptz NOT NULL)".formatted(table),
        "INSERT INTO %s VALUES (1, '%s')".formatted(table, at));
  }
}
