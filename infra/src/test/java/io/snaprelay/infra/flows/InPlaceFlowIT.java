package io.snaprelay.infra.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.RunView;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.DatabaseTarget;
import io.snaprelay.wire.Approval;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
import io.snaprelay.wire.TakeBack;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** A restore in production's place: the three tasks that users of other tools know. */
@Execution(ExecutionMode.CONCURRENT)
class InPlaceFlowIT {
  private static final String FILE = "in-place-restores.yaml";
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:111111111111:secret:orders-verify-AbCdEf";
  private static final String PASSWORD = "reads-and-nothing-else";
  private static final String OLD = SourceDatabase.IDENTIFIER + "-retired";
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  @Test
  void theNewestSnapshotTakesProductionsPlaceOnceSomebodyApproves() throws Exception {
    try (Flow flow = flow()) {
      assertEquals(RunResult.SUCCEEDED, flow.ended(flow.start("create", Fate.DELIVERED).get(0)));
      DBInstance before = production(flow);

      RunId run = flow.start("restore", Fate.LOST).get(0);
      untilProved(flow, run);
      assertEquals(before.dbiResourceId(), production(flow).dbiResourceId(), "nobody approved");
      send(flow, Messages.write(new Approval(run, "dba")));

      assertEquals(RunResult.SUCCEEDED, flow.ended(run));
      DBInstance after = production(flow);
      assertNotEquals(before.dbiResourceId(), after.dbiResourceId());
      assertEquals(before.endpoint(), after.endpoint());
      assertTrue(after.deletionProtection());
      assertTrue(after.tagList().stream().noneMatch(tag -> tag.key().startsWith("snaprelay:")));
      assertEquals(before.dbiResourceId(), instance(flow, OLD).orElseThrow().dbiResourceId());
    }
  }

  /** Twice, so that the second needs the name to which the first one's old production went. */
  @Test
  @EnabledIfSystemProperty(named = "snaprelay.flows", matches = "all")
  void theOldProductionIsTakenBackOrGoesAfterItsHoldWithItsBackupsKept() throws Exception {
    try (Flow flow = flow()) {
      final String first = production(flow).dbiResourceId();
      final Instant begun = Instant.now();
      RunId undone = flow.start("create-and-restore", Fate.DOUBLED).get(0);
      assertEquals(RunResult.SUCCEEDED, flow.ended(undone));
      send(flow, Messages.write(new TakeBack(undone, "dba", begun)));
      retired(flow, undone);
      assertEquals(first, production(flow).dbiResourceId());

      RunId run = flow.start("create-and-restore", Fate.LOST).get(0);
      assertEquals(RunResult.SUCCEEDED, flow.ended(run));
      Patience.until(PATIENCE, () -> gone(flow, OLD)).orElseThrow();

      assertNotEquals(first, production(flow).dbiResourceId());
      assertEquals(List.of("available"), finalSnapshots(flow, run));
    }
  }

  /** Each time until the run is done with the old production, so that the next one may begin. */
  @ParameterizedTest
  @PlayedBy({Cast.INSTANCES_EVERYWHERE, Cast.CLUSTERS_EVERYWHERE})
  @EnabledIfSystemProperty(named = "snaprelay.flows", matches = "all")
  void productionOfThreeRegionsIsReplacedInEachWhateverBecomesOfRdsEvents(Cast cast)
      throws Exception {
    try (Flow flow = flow(cast)) {
      List<String> before = everywhere(flow, cast, SourceDatabase.IDENTIFIER);
      for (Fate fate : Fate.values()) {
        List<RunId> runs = flow.start("create-and-restore", fate);
        for (RunId run : runs) {
          assertEquals(RunResult.SUCCEEDED, flow.ended(run));
        }
        List<String> after = everywhere(flow, cast, SourceDatabase.IDENTIFIER);
        assertEquals(Place.REGIONS.size(), after.size());
        assertTrue(Collections.disjoint(before, after), "in every region another one");
        for (RunId run : runs) {
          assertEquals(StepState.DONE, retired(flow, run).state());
        }
        assertEquals(List.of(), everywhere(flow, cast, OLD));
        before = after;
      }
    }
  }

  private static StepRecord retired(Flow flow, RunId run) {
    return Patience.until(PATIENCE, () -> flow.place().stage().runs().step(run, StepName.RETIRE))
        .orElseThrow();
  }

  /** The resource ids of the databases that have this name. */
  private static List<String> everywhere(Flow flow, Cast cast, String name) {
    return Place.REGIONS.stream()
        .map(region -> OfKind.of(cast.kind(0), flow.place().rds(region)))
        .flatMap(rds -> rds.resourceId(name).stream())
        .toList();
  }

  private static Flow flow() throws Exception {
    return flow(Cast.AS_WRITTEN);
  }

  private static Flow flow(Cast cast) throws Exception {
    Flow flow = Flow.of(FILE, cast);
    Place place = flow.place();
    for (DatabaseTarget target : flow.databases()) {
      Region region = Region.of(target.region());
      SourceDatabase source = place.shop(target.kind(), region);
      source.create(place.key(region), "17", 100);
      source.tell(
          "CREATE ROLE snaprelay_verify LOGIN PASSWORD '%s' IN ROLE pg_read_all_data"
              .formatted(PASSWORD));
    }
    String secret = place.createSecret("orders-verify", "snaprelay_verify", PASSWORD);
    flow.rewrite(text -> text.replace(SECRET, secret).replace("hold: 24h", "hold: 1m"));
    return flow;
  }

  private static void untilProved(Flow flow, RunId run) {
    Patience.until(
            PATIENCE,
            () ->
                RunView.read(flow.place().stage().runs(), run)
                    .flatMap(RunView::verdict)
                    .filter(Verdict.PASSED::equals))
        .orElseThrow();
  }

  private static void send(Flow flow, String message) {
    flow.place().stage().queues().send(Service.RESTORE_VERIFY.queueName(), message);
  }

  private static DBInstance production(Flow flow) {
    return instance(flow, SourceDatabase.IDENTIFIER).orElseThrow();
  }

  private static Optional<String> gone(Flow flow, String name) {
    return instance(flow, name).isPresent() ? Optional.empty() : Optional.of(name);
  }

  private static Optional<DBInstance> instance(Flow flow, String name) {
    return flow.place().rds(Regions.HOME).describeDBInstances().dbInstances().stream()
        .filter(it -> it.dbInstanceIdentifier().equals(name))
        .findFirst();
  }

  private static List<String> finalSnapshots(Flow flow, RunId run) {
    return flow.place().rds(Regions.HOME).describeDBSnapshots().dbSnapshots().stream()
        .filter(it -> it.dbSnapshotIdentifier().contains(run.value()))
        .filter(it -> it.dbSnapshotIdentifier().endsWith("-retire"))
        .map(it -> it.status())
        .collect(Collectors.toList());
  }
}
