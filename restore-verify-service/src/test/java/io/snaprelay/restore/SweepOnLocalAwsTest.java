package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.events.SweepReported;
import io.snaprelay.ledger.Created;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.sweep.SweepRound;
import io.snaprelay.sweep.TemporaryLook;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Sweep;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Databases of ours and of others in two regions over AWS's wire protocol, and what a sweep takes.
 */
class SweepOnLocalAwsTest {
  private static final Sweep SWEEP = new Sweep(List.of("eu-west-1", "eu-central-1"));
  private static final Duration GRACE = Duration.ofHours(1);
  private static final Instant LONG_AGO = Runs.REQUESTED_AT.minus(Duration.ofDays(1));

  private final LoopBench loop = new LoopBench();
  private LocalAws aws;
  private RdsClients clients;

  @BeforeEach
  void start() throws IOException {
    aws = LocalAws.builder().manualClock(loop.clock.instant()).start();
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT),
            region -> aws.client(RdsClient.builder(), Runs.ACCOUNT, region),
            (account, region) -> aws.client(RdsClient.builder(), account, region));
    RdsGateway rds = new RdsByKind(clients);
    SweepRound round =
        new SweepRound(
            loop.store,
            loop.bus,
            loop.clock,
            new SweepRound.Settings("restore-verify-service", GRACE, Duration.ofSeconds(20)));
    loop.with(
        new SweepTemporaryDatabases(
            rds,
            new TemporaryLook(rds, loop.ledger, loop.clock),
            new SweptFarewell(loop.ledger, new PromotionGate(loop.store), loop.clock),
            round,
            Account.of(Runs.ACCOUNT),
            new Networks(new Site(), Account.of(Runs.ACCOUNT))));
  }

  @AfterEach
  void close() {
    clients.close();
    aws.close();
  }

  @Test
  void onlyWhatIsOursAndPastItsTimeGoes() {
    DBInstance orphan = restored("orphan", Region.EU_CENTRAL_1, LONG_AGO);
    record("orphan", orphan, orphan.dbiResourceId());
    DBInstance atHome = restored("at-home", Region.EU_WEST_1, LONG_AGO);
    record("at-home", atHome, atHome.dbiResourceId());
    DBInstance inUse =
        restored("in-use", Region.EU_CENTRAL_1, loop.clock.instant().plus(Duration.ofDays(9)));
    record("in-use", inUse, inUse.dbiResourceId());
    loop.begun(Runs.copiedAndVerified().frozen("in-use"));
    DBInstance unknown = restored("unknown", Region.EU_CENTRAL_1, LONG_AGO);
    DBInstance another = restored("another", Region.EU_CENTRAL_1, LONG_AGO);
    record("another", another, "db-ANOTHERONE");
    create("production", Region.EU_CENTRAL_1, Map.of("team", "shop"));

    sweep();
    assertEquals(6, everything().size(), "the first sweep only tells");
    later();
    sweep();
    advance(Duration.ofMinutes(30));
    sweep();

    assertEquals(
        Set.of(name("in-use"), unknown.dbInstanceIdentifier(), name("another"), "production"),
        everything());
    assertEquals(
        Set.of(
            "EXPIRED FOUND " + orphan.dbInstanceArn(),
            "EXPIRED REMOVED " + orphan.dbInstanceArn(),
            "EXPIRED FOUND " + atHome.dbInstanceArn(),
            "EXPIRED REMOVED " + atHome.dbInstanceArn(),
            "NOT_RECORDED FOUND " + unknown.dbInstanceArn(),
            "OTHER_RESOURCE FOUND " + another.dbInstanceArn()),
        told());
  }

  /** Also if the sweep names no account: the service knows where it restores. */
  @Test
  void whatARunHasLeftInAnotherAccountGoesAndWhatIsThatAccountsOwnStays() {
    String account = Site.OTHER_ACCOUNT;
    DBInstance orphan = restored(account, "orphan", Region.EU_WEST_1, LONG_AGO);
    record("orphan", orphan, orphan.dbiResourceId());
    create(account, "production", Region.EU_WEST_1, Map.of("team", "shop"));

    sweep();
    later();
    sweep();
    advance(Duration.ofMinutes(30));
    sweep();

    assertEquals(
        List.of("production"),
        clients.in(account, "eu-west-1").describeDBInstances().dbInstances().stream()
            .map(DBInstance::dbInstanceIdentifier)
            .toList());
    assertEquals(
        Set.of(
            "EXPIRED FOUND " + orphan.dbInstanceArn(), "EXPIRED REMOVED " + orphan.dbInstanceArn()),
        told());
    assertTrue(orphan.dbInstanceArn().contains(account), orphan.dbInstanceArn());
  }

  private DBInstance restored(String trigger, Region region, Instant expiry) {
    return restored(Runs.ACCOUNT, trigger, region, expiry);
  }

  private DBInstance restored(String account, String trigger, Region region, Instant expiry) {
    return create(
        account,
        name(trigger),
        region,
        new Ownership(run(trigger), StepName.RESTORE, ResourceRole.TEMPORARY).tagsUntil(expiry));
  }

  private void record(String trigger, DBInstance made, String resourceId) {
    loop.ledger.created(
        run(trigger),
        StepName.RESTORE,
        new Created(made.dbInstanceArn(), resourceId, Runs.REQUESTED_AT));
  }

  private static RunId run(String trigger) {
    return Runs.copiedAndVerified().frozen(trigger).run();
  }

  private static String name(String trigger) {
    return new ResourceName(run(trigger), StepName.RESTORE).value();
  }

  private DBInstance create(String name, Region region, Map<String, String> tags) {
    return create(Runs.ACCOUNT, name, region, tags);
  }

  private DBInstance create(String account, String name, Region region, Map<String, String> tags) {
    DBInstance made =
        clients
            .in(account, region.id())
            .createDBInstance(
                it ->
                    it.dbInstanceIdentifier(name)
                        .engine("none")
                        .dbInstanceClass("db.t4g.medium")
                        .allocatedStorage(20)
                        .masterUsername("owner")
                        .masterUserPassword("correct-horse")
                        .tags(
                            tags.entrySet().stream()
                                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()))
                                .map(Tag.Builder::build)
                                .toList()))
            .dbInstance();
    advance(Duration.ofMinutes(30));
    return made;
  }

  private void sweep() {
    loop.deliver(Messages.write(SWEEP));
  }

  private void later() {
    loop.bus.published(SweepReported.class).forEach(loop::copiedByTheNotifier);
    advance(GRACE);
  }

  private void advance(Duration by) {
    try {
      loop.clock.advance(by);
      aws.advance(by);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Set<String> everything() {
    Set<String> names = new TreeSet<>();
    for (String region : SWEEP.regions()) {
      clients.in(region).describeDBInstances().dbInstances().stream()
          .map(DBInstance::dbInstanceIdentifier)
          .forEach(names::add);
    }
    return names;
  }

  private Set<String> told() {
    return loop.bus.published(SweepReported.class).stream()
        .map(event -> "%s %s %s".formatted(event.cause(), event.state(), event.subject()))
        .collect(Collectors.toSet());
  }
}
