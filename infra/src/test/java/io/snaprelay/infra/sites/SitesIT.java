package io.snaprelay.infra.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.RunView;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.demo.Deployment;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.Services;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.cli.template.Stack;
import io.snaprelay.events.RunResult;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * Two sites on the packaged services: home is in Ireland, the second one in Frankfurt. Each is at
 * work alone, so that whoever restores can be no other. Every build plays the wiring of both in
 * {@link TwoSitesTest}.
 */
@EnabledIfSystemProperty(named = "snaprelay.sites", matches = "all")
@Execution(ExecutionMode.CONCURRENT)
class SitesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Path TEMPLATES = Path.of(System.getProperty("snaprelay.home"), "infra");
  private static final String PLANS =
      """
      databases:
        here: { instance: orders-prod, region: eu-west-1 }
        there: { instance: orders-prod, region: eu-central-1 }
      plans:
        both:
          databases: [here, there]
          snapshot: { source: fresh }
          verify: { instanceClass: db.t4g.medium }
      """;

  private static final Set<String> OF_THE_SITE =
      Set.of("AWS_REGION", "SNAPRELAY_BUS", "SNAPRELAY_SITE_REGIONS");

  private Stage stage;

  @BeforeEach
  void set() {
    stage = Stage.set(Workspace.temporary(), PLANS, Map.of());
  }

  @AfterEach
  void clear() {
    stage.close();
  }

  @Test
  void eachRunIsProvedByTheSiteOfItsRegionAndByNoOther() {
    Services second = stage.secondSite(Regions.DR, told());
    createDatabase(Regions.HOME);
    createDatabase(Regions.DR);
    for (Service service : List.of(Service.SNAPSHOT, Service.NOTIFIER, Service.RESTORE_VERIFY)) {
      stage.services().start(service);
    }

    stage.trigger(new Trigger("both-sites", "both", List.of(), Optional.empty()));
    RunId here = RunId.of("both-sites", "both", "here");
    RunId there = RunId.of("both-sites", "both", "there");

    assertEquals(RunResult.SUCCEEDED, ended(here));
    recorded(there, StepName.SNAPSHOT);
    assertEquals(Optional.empty(), stage.runs().created(there, StepName.RESTORE));

    stage.services().stop(Service.RESTORE_VERIFY);
    second.start(Service.RESTORE_VERIFY);

    assertEquals(RunResult.SUCCEEDED, ended(there));
  }

  /** What the template of the second site tells its task; the rest is this machine's. */
  private static Map<String, String> told() {
    Stack home = Deployment.homeWithSecondSiteIn(TEMPLATES, Regions.DR);
    Stack second = Deployment.secondSite(TEMPLATES, Regions.DR, home);
    Map<String, String> told = new HashMap<>(TaskVariables.of(second, Service.RESTORE_VERIFY));
    told.keySet().retainAll(OF_THE_SITE);
    return told;
  }

  private void createDatabase(Region region) {
    KmsClient kms = stage.clients().kms(region);
    String key = kms.createKey().keyMetadata().arn();
    new SourceDatabase(stage.clients().rds(region), stage.aws().caBundle()).create(key, "17", 100);
  }

  private RunResult ended(RunId run) {
    return Patience.until(PATIENCE, () -> RunView.read(stage.runs(), run).flatMap(RunView::result))
        .orElseThrow(() -> new AssertionError("Run " + run + " has not ended"));
  }

  private void recorded(RunId run, StepName step) {
    Patience.until(PATIENCE, () -> stage.runs().step(run, step))
        .orElseThrow(() -> new AssertionError("Run " + run + " has not ended " + step));
  }
}
