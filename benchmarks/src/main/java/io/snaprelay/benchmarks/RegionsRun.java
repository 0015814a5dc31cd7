package io.snaprelay.benchmarks;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * One trigger for many databases, each copied to every other region. Nothing is restored: the
 * databases have no servers, so that as many as that fit on one machine.
 */
final class RegionsRun {
  private static final Duration LONGEST = Duration.ofHours(2);

  /** RDS a minute per second: a snapshot takes 3 s, a copy 6, so that places for copies run out. */
  private static final List<String> LOCAL_AWS =
      List.of("--max-instances", "1000", "--max-snapshots", "1000", "--time-scale", "60");

  private final int databases;
  private final Consumer<String> story;

  RegionsRun(int databases, Consumer<String> story) {
    this.databases = databases;
    this.story = story;
  }

  Block measure() {
    try (Stage stage =
        Stage.set(
            Workspace.temporary(), RegionsPlan.yaml(databases), AsDeployed.SERVICES, LOCAL_AWS)) {
      story.accept("making %d databases and the keys".formatted(databases));
      RegionsPlan.TARGETS.forEach(region -> createKey(stage.clients(), region));
      EmptyDatabases.create(stage.clients(), FleetPlan.databases(databases));
      for (Service service : Service.values()) {
        stage.services().start(service);
        ServiceMeter.of(stage.services().process(service));
      }
      story.accept("running");
      return run(stage);
    }
  }

  private Block run(Stage stage) {
    CopiesInFlight copies = CopiesInFlight.begin(stage.clients(), RegionsPlan.TARGETS);
    ResidentMeanwhile resident = ResidentMeanwhile.begin(stage);
    List<RunEvidence> runs = ended(stage);
    runs.stream().flatMap(run -> run.failures().stream()).forEach(story);
    Map<Service, List<Double>> memory = resident.end();
    return new RegionsFigures(databases, runs, copies.end(), memory).block();
  }

  private List<RunEvidence> ended(Stage stage) {
    TriggerRecord record =
        stage.trigger(new Trigger(Trigger.newId(), RegionsPlan.NAME, List.of(), Optional.empty()));
    if (record.runs().size() != databases) {
      throw new IllegalStateException("The trigger was not taken as meant: " + record);
    }
    return record.runs().stream().map(FrozenPlan::run).map(run -> evidence(stage, run)).toList();
  }

  private static RunEvidence evidence(Stage stage, RunId run) {
    String key = LedgerKeys.evidence(run, "evidence-" + run + ".json");
    return Patience.until(LONGEST, () -> stage.ledger().read(key))
        .map(RunEvidence::read)
        .orElseThrow(
            () -> new IllegalStateException("Run %s has no end after %s".formatted(run, LONGEST)));
  }

  private static void createKey(AwsClients clients, Region region) {
    KmsClient kms = clients.kms(region);
    String id = kms.createKey(request -> request.description("dr")).keyMetadata().keyId();
    kms.createAlias(request -> request.aliasName("alias/dr").targetKeyId(id));
  }
}
