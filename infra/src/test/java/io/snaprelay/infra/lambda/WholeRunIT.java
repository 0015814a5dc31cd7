package io.snaprelay.infra.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.RunView;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.demo.Keys;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.Verdict;
import io.snaprelay.infra.lambda.RuntimeApi.Answer;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run in the forms that the templates deploy: three functions, and the service that proves as a
 * process of its own. {@code -Dsnaprelay.lambda=true} says that the zips were built, for a JVM or
 * native: see CONTRIBUTING.md.
 */
@EnabledIfSystemProperty(named = "snaprelay.lambda", matches = "true")
class WholeRunIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<Service> FUNCTIONS =
      List.of(Service.SNAPSHOT, Service.COPY, Service.NOTIFIER);
  private static final String PLANS =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
      plans:
        nightly:
          databases: [orders]
          snapshot: { source: fresh }
          copy: { region: eu-central-1, kmsKey: alias/dr }
          verify: { instanceClass: db.t4g.medium }
      """;

  private final Map<Service, WorkingFunction> functions = new EnumMap<>(Service.class);
  @TempDir private Path folder;
  private Stage stage;

  @BeforeEach
  void set() throws IOException {
    stage = Stage.set(Workspace.temporary(), PLANS, Map.of());
    Keys keys = Keys.create(stage.clients());
    new SourceDatabase(stage.clients().rds(Regions.HOME), stage.aws().caBundle())
        .create(keys.sourceArn(), "17", 100);
    for (Service each : FUNCTIONS) {
      functions.put(each, function(each));
    }
    stage.services().start(Service.RESTORE_VERIFY);
  }

  @AfterEach
  void clear() {
    functions.values().forEach(WorkingFunction::close);
    stage.close();
  }

  @Test
  void aTriggerEndsInSignedEvidenceAndNoInvocationFails() {
    stage.trigger(new Trigger("as-deployed", "nightly", List.of(), Optional.empty()));
    RunId run = RunId.of("as-deployed", "nightly", "orders");

    RunView ended =
        await(() -> RunView.read(stage.runs(), run).filter(it -> it.result().isPresent()));
    assertEquals(Optional.of(RunResult.SUCCEEDED), ended.result(), ended.toString());
    assertEquals(Optional.of(Verdict.PASSED), ended.verdict());
    await(() -> stage.ledger().read(LedgerKeys.evidence(run, "evidence-" + run + ".json.sig")));
    functions.forEach(
        (service, function) -> {
          assertFalse(function.answers().isEmpty(), service + " was brought nothing");
          assertTrue(
              function.answers().stream().noneMatch(Answer::failed),
              service + " said " + function.answers());
        });
  }

  private WorkingFunction function(Service service) throws IOException {
    RunningFunction function =
        RunningFunction.of(service, stage, folder.resolve(service.serviceName()));
    return new WorkingFunction(
        function,
        new QueueMapping(stage.clients().sqs(Regions.HOME), service.queueName(), function));
  }

  private static <T> T await(Supplier<Optional<T>> what) {
    return Patience.until(PATIENCE, what)
        .orElseThrow(() -> new AssertionError("Not in " + PATIENCE));
  }
}
