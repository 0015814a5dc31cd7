package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.InstanceProduction;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.ActingService;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * What comes before and after a cutover of an instance, over AWS's wire protocol and by the
 * service's role.
 */
class AroundACutoverOnLocalAwsTest {
  private static final Pace PACE = new Pace(Duration.ofSeconds(30), Duration.ofSeconds(20));
  private static final DatabaseRef ASIDE = Names.named(Runs.ORDERS, Names.aside(Runs.ORDERS));
  private static final DatabaseRef BESIDE =
      Names.named(Runs.ORDERS, "snaprelay-" + Runs.RUN + "-" + StepName.RESTORE);

  private final Run run =
      new Run(
          Runs.nightly().frozen(), new RunLedger(new MemoryLedger()), "cause", Runs.REQUESTED_AT);

  private LocalAws aws;
  private ActingService service;
  private RdsClient owner;
  private RdsClients clients;
  private RdsGateway rds;
  private ProductionGateway production;

  @BeforeEach
  void start() throws Exception {
    aws = LocalAws.builder().manualClock(Runs.REQUESTED_AT).start();
    service = new ActingService(Service.RESTORE_VERIFY, aws, getClass());
    owner = aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_WEST_1);
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT), region -> service.client(RdsClient.builder(), region));
    rds = new RdsByKind(clients);
    production = new InstanceProduction(clients);
  }

  @AfterEach
  void close() {
    owner.close();
    clients.close();
    service.close();
    aws.close();
  }

  @Test
  void afterItsHoldTheOldProductionGoesAndItsLastSnapshotStays() {
    Intent swapped = intent(create(ASIDE, Map.of()), create(Runs.ORDERS, Map.of()));
    Retired retired = new Retired(production);
    until(() -> retired.isTagged(run, swapped));

    DeleteOld deletion = new DeleteOld(production, rds, retired, PACE);
    until(() -> deletion.next(swapped, run) instanceof Outcome.Emit);

    assertEquals(Optional.empty(), rds.database(ASIDE));
    assertEquals(
        swapped.restoredResourceId(), rds.database(Runs.ORDERS).orElseThrow().resourceId());
    assertEquals(
        "available", rds.snapshot(DeleteOld.finalSnapshot(ASIDE, run)).orElseThrow().status());
  }

  @Test
  void anOldProductionThatLostItsTagIsLeftAlone() {
    Intent swapped = intent(create(ASIDE, Map.of()), create(Runs.ORDERS, Map.of()));

    Outcome outcome =
        new DeleteOld(production, rds, new Retired(production), PACE).next(swapped, run);

    assertEquals(
        FailureCode.CLEAN_UP_FAILED, assertInstanceOf(Outcome.GiveUp.class, outcome).code());
    assertEquals(List.of(), rds.manualSnapshots(Runs.ACCOUNT, Runs.ORDERS.region()));
  }

  @Test
  void aCandidateWhoseCutoverIsCalledOffIsTemporaryAgain() {
    Map<String, String> temporary = TemporaryDatabases.owner(run).tagsUntil(Runs.REQUESTED_AT);
    Intent calledOff = intent(create(Runs.ORDERS, Map.of()), create(BESIDE, temporary));
    Candidate candidate = new Candidate(production);
    String id = calledOff.restoredResourceId();
    until(() -> candidate.keep(production.find(BESIDE, id).orElseThrow()));
    assertEquals(Optional.empty(), Optional.ofNullable(tags(BESIDE).get(TagKeys.ROLE)));

    until(() -> candidate.giveUp(production.find(BESIDE, id), calledOff, run));

    assertEquals(temporary.keySet(), tags(BESIDE).keySet());
    assertEquals("temporary", tags(BESIDE).get(TagKeys.ROLE));
  }

  @Test
  void aProxyThatWouldLeadToTheOldProductionIsSeenBeforehand() {
    create(Runs.ORDERS, Map.of());
    assertEquals(List.of(), production.surroundings(Runs.ORDERS).proxies());

    aws.rds().proxy(Runs.ACCOUNT, Runs.ORDERS.region(), "of-orders", Runs.ORDERS.identifier());
    aws.rds().proxy(Runs.ACCOUNT, Runs.ORDERS.region(), "of-others", "invoices-prod");

    assertEquals(List.of("of-orders"), production.surroundings(Runs.ORDERS).proxies());
  }

  private Map<String, String> tags(DatabaseRef database) {
    return rds.database(database).orElseThrow().tags();
  }

  private static Intent intent(DatabaseState old, DatabaseState restored) {
    return new Intent(
        Runs.ORDERS,
        old.resourceId(),
        ASIDE,
        BESIDE,
        restored.resourceId(),
        new DatabaseState.Endpoint("orders-prod", 5432),
        Runs.REQUESTED_AT,
        List.of(),
        List.of());
  }

  private DatabaseState create(DatabaseRef database, Map<String, String> tags) {
    owner.createDBInstance(
        it ->
            it.dbInstanceIdentifier(database.identifier())
                .engine("none")
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .masterUsername("dba")
                .masterUserPassword("correct-horse")
                .tags(
                    tags.entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList()));
    advance();
    return rds.database(database).orElseThrow();
  }

  /** As re-checks would: until there is nothing left to do. */
  private void until(BooleanSupplier done) {
    for (int looks = 0; looks < 20; looks++) {
      if (done.getAsBoolean()) {
        return;
      }
      advance();
    }
    throw new AssertionError("not done after 20 looks");
  }

  private void advance() {
    try {
      aws.advance(Duration.ofMinutes(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
