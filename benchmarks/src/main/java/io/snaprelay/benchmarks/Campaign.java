package io.snaprelay.benchmarks;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.demo.LocalAwsProcess;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;

/** One trigger for a number of databases, and what it cost until the last run had ended. */
final class Campaign {
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final int databases;
  private final Consumer<String> story;

  Campaign(int databases, Consumer<String> story) {
    this.databases = databases;
    this.story = story;
  }

  Block measure() {
    try (Stage stage =
        Stage.set(
            Workspace.temporary(),
            FleetPlan.yaml(databases),
            AsDeployed.SERVICES,
            AsDeployed.LOCAL_AWS)) {
      story.accept("%d: making the databases".formatted(databases));
      new Fleet(stage).create(databases);
      story.accept("%d: one run for warming up".formatted(databases));
      Map<Service, ServiceMeter> meters = start(stage);
      warmUp(stage);
      story.accept("%d: measuring what the runs are set against".formatted(databases));
      BareHop hop = new BareHop(stage.clients());
      Baseline baseline = Baseline.measure(stage, hop);
      story.accept("%d: running".formatted(databases));
      CampaignCost cost = run(stage, meters, hop);
      cost.runs().stream().flatMap(run -> run.failures().stream()).forEach(story);
      return new CampaignFigures(databases, cost, baseline).block();
    }
  }

  private static Map<Service, ServiceMeter> start(Stage stage) {
    Map<Service, ServiceMeter> meters = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      stage.services().start(service);
    }
    for (Service service : Service.values()) {
      meters.put(service, ServiceMeter.of(stage.services().process(service)));
    }
    return meters;
  }

  private CampaignCost run(Stage stage, Map<Service, ServiceMeter> meters, BareHop hop) {
    Map<Service, ServiceMeter.Reading> before = read(meters);
    CallCounts callsBefore = calls(stage.aws());
    HopsMeanwhile hops = HopsMeanwhile.begin(hop);
    List<RunEvidence> runs = ended(stage, List.of(), databases);
    List<Double> hopped = hops.end();
    CallCounts calls =
        calls(stage.aws()).without(callsBefore).without(BareHop.calls(hopped.size()));
    Map<Service, ServiceMeter.Reading> used = read(meters);
    used.replaceAll((service, reading) -> reading.since(before.get(service)));
    return new CampaignCost(runs, used, calls, Spread.of(hopped));
  }

  private static Map<Service, ServiceMeter.Reading> read(Map<Service, ServiceMeter> meters) {
    Map<Service, ServiceMeter.Reading> readings = new EnumMap<>(Service.class);
    meters.forEach((service, meter) -> readings.put(service, meter.read()));
    return readings;
  }

  private static CallCounts calls(LocalAwsProcess aws) {
    return CallCounts.read(Http.get(aws.endpoint().resolve("/_local/requests?limit=0")));
  }

  /**
   * What a JVM does for the first time is measured as the start of a service. The snapshots of this
   * run would count against the quota.
   */
  private static void warmUp(Stage stage) {
    RunEvidence first = ended(stage, FleetPlan.databases(1), 1).get(0);
    drop(stage, Regions.HOME, new ResourceName(first.run(), StepName.SNAPSHOT));
    drop(stage, Regions.DR, new ResourceName(first.run(), StepName.COPY));
  }

  private static void drop(Stage stage, Region region, ResourceName snapshot) {
    stage
        .clients()
        .rds(region)
        .deleteDBSnapshot(request -> request.dbSnapshotIdentifier(snapshot.value()));
  }

  private static List<RunEvidence> ended(Stage stage, List<String> databases, int runs) {
    TriggerRecord record =
        stage.trigger(new Trigger(Trigger.newId(), FleetPlan.NAME, databases, Optional.empty()));
    if (record.runs().size() != runs) {
      throw new IllegalStateException("The trigger was not taken as meant: " + record);
    }
    return record.runs().stream().map(FrozenPlan::run).map(run -> evidence(stage, run)).toList();
  }

  /** The notifier writes it when the run has ended; waiting for one file costs next to nothing. */
  private static RunEvidence evidence(Stage stage, RunId run) {
    String key = LedgerKeys.evidence(run, "evidence-" + run + ".json");
    return Patience.until(LONGEST, () -> stage.ledger().read(key))
        .map(RunEvidence::read)
        .orElseThrow(
            () -> new IllegalStateException("Run %s has no end after %s".formatted(run, LONGEST)));
  }
}
