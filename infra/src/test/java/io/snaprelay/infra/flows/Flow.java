package io.snaprelay.infra.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.RunView;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.TriggerAnswer;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.events.RunResult;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.DatabaseTarget;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.sync.RequestBody;

/** One plan file of {@code examples/flows} in a SnapRelay of its own. */
final class Flow implements AutoCloseable {
  private static final String BUCKET = "snaprelay-ledger";
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Path EXAMPLES = Path.of(System.getProperty("snaprelay.home"), "examples");

  private final String text;
  private final SlackInbox slack;
  private final Stage stage;

  private Flow(String text, SlackInbox slack, Stage stage) {
    this.text = text;
    this.slack = slack;
    this.stage = stage;
  }

  /** With the ledger in a folder. */
  static Flow of(String file, Cast cast) throws IOException {
    return of(file, cast, Map.of());
  }

  /** With ledger, plan file and what lies beside it in a bucket, as where it is deployed. */
  static Flow inBucket(String file, Cast cast, String... beside) throws IOException {
    Flow flow =
        of(
            file,
            cast,
            Map.of(
                "SNAPRELAY_LEDGER", "s3://%s/ledger".formatted(BUCKET),
                "SNAPRELAY_PLANS", "s3://%s/plans/snaprelay.yaml".formatted(BUCKET)));
    flow.put("snaprelay.yaml", flow.text);
    for (String each : beside) {
      flow.put(each, Files.readString(EXAMPLES.resolve("flows").resolve(each)));
    }
    return flow;
  }

  private void put(String name, String content) {
    stage
        .clients()
        .s3(Regions.HOME)
        .putObject(it -> it.bucket(BUCKET).key("plans/" + name), RequestBody.fromString(content));
  }

  /** With more that services are told. */
  static Flow of(String file, Cast cast, Map<String, String> told) throws IOException {
    String text = cast.play(Files.readString(EXAMPLES.resolve("flows").resolve(file)));
    SlackInbox slack = new SlackInbox();
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "SNAPRELAY_CUTOVER_CALM",
                "PT10S",
                "SNAPRELAY_CUTOVER_APPROVAL_RECHECK",
                "PT1S",
                "SNAPRELAY_CHANNELS_SLACK_OPS_URL",
                slack.url(),
                "SNAPRELAY_CHANNELS_SLACK_AUDITS_URL",
                slack.url()));
    settings.putAll(told);
    Stage stage = Stage.set(Workspace.temporary(), text, settings);
    Flow flow = new Flow(text, slack, stage);
    flow.place().createKeys();
    for (Service service : Service.values()) {
      stage.services().start(service);
    }
    return flow;
  }

  private PlanFile file() {
    if (PlanReader.read(text) instanceof PlanReading.Accepted read) {
      return read.file();
    }
    throw new AssertionError("no plan file: " + PlanReader.read(text));
  }

  private String onlyPlan() {
    List<String> plans = List.copyOf(file().plans().keySet());
    assertEquals(1, plans.size(), plans::toString);
    return plans.get(0);
  }

  /** The databases that its file names. */
  Collection<DatabaseTarget> databases() {
    return file().databases().values();
  }

  Place place() {
    return new Place(stage);
  }

  /** Writes the plan file anew: what only this place knows stands in it. */
  void rewrite(UnaryOperator<String> change) throws IOException {
    stage.workspace().write("plan.yaml", change.apply(text));
  }

  /** Asks for the runs of the only plan and waits for all of them to end. */
  List<RunResult> play(Fate fate) {
    return start(onlyPlan(), fate).stream().map(this::ended).toList();
  }

  /** Asks for the runs of one of several plans, however long its services take to start. */
  List<RunId> start(String name, Fate fate) {
    stage.aws().setFaults(fate.faults());
    Trigger trigger = new Trigger(name + "-" + fate, name, List.of(), Optional.empty());
    trigger.sendTo(stage.queues());
    return new TriggerAnswer(stage.ledger())
        .await(trigger.id(), PATIENCE).runs().stream().map(FrozenPlan::run).toList();
  }

  /** Waits for a run to end. */
  RunResult ended(RunId run) {
    RunResult result =
        Patience.until(PATIENCE, () -> RunView.read(stage.runs(), run).flatMap(RunView::result))
            .orElseThrow(() -> new AssertionError("Run " + run + " has not ended"));
    if (result == RunResult.FAILED) {
      tellWhy(run);
    }
    return result;
  }

  private void tellWhy(RunId run) {
    RunView.read(stage.runs(), run).stream()
        .flatMap(view -> view.steps().stream())
        .flatMap(step -> step.failure().stream().map(why -> step.name() + ": " + why))
        .forEach(why -> System.getLogger(Flow.class.getName()).log(Level.WARNING, why));
  }

  List<String> slack() {
    return slack.messages();
  }

  @Override
  public void close() {
    stage.close();
    slack.close();
  }
}
