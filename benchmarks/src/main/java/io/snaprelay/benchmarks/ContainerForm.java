package io.snaprelay.benchmarks;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.demo.Form;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * How soon copy-service works after its process was started, and what it holds then. A real message
 * waits for it: a run whose snapshot is there and whose copy is due.
 */
final class ContainerForm {
  private static final Service MEASURED = Service.COPY;
  private static final int TIMES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Consumer<String> story;
  private final Form form;

  /**
   * @param form what it is started as
   */
  ContainerForm(Consumer<String> story, Form form) {
    this.story = story;
    this.form = form;
  }

  /**
   * One start.
   *
   * @param seconds from the start of the process until its first message has led to a copy
   * @param cpuSeconds used until then
   * @param residentMebibytes held when that copy is done; absent where there is no {@code /proc}
   */
  private record Start(double seconds, double cpuSeconds, Optional<Double> residentMebibytes) {}

  Block measure() {
    try (Stage stage =
        Stage.set(
            Workspace.temporary(),
            FleetPlan.yaml(TIMES),
            AsDeployed.SERVICES,
            AsDeployed.LOCAL_AWS)) {
      story.accept("start of %s as %s".formatted(MEASURED.serviceName(), form));
      new Fleet(stage).create(TIMES);
      stage.services().start(Service.SNAPSHOT);
      BareJvm jvm = BareJvm.measure();
      List<Start> starts =
          FleetPlan.databases(TIMES).stream().map(database -> once(stage, database)).toList();
      return block(starts, jvm);
    }
  }

  private Start once(Stage stage, String database) {
    RunId run = copyDue(stage, database);
    long begin = System.nanoTime();
    stage.services().start(MEASURED, form);
    await(() -> stage.runs().created(run, StepName.COPY));
    double seconds = (System.nanoTime() - begin) / 1e9;
    ProcessHandle process = stage.services().process(MEASURED).handle();
    double cpuSeconds = Cpu.seconds(process);
    await(() -> stage.runs().step(run, StepName.COPY));
    Optional<Double> resident = ProcessStatus.residentMebibytes(process);
    stage.services().stop(MEASURED);
    return new Start(seconds, cpuSeconds, resident);
  }

  /** Plays a run until nothing is missing but the measured service. */
  private static RunId copyDue(Stage stage, String database) {
    Trigger trigger =
        new Trigger(Trigger.newId(), FleetPlan.NAME, List.of(database), Optional.empty());
    RunId run = stage.trigger(trigger).runs().get(0).run();
    await(() -> stage.runs().step(run, StepName.SNAPSHOT));
    await(() -> waiting(stage.clients().sqs(Regions.HOME)));
    return run;
  }

  private static Optional<Integer> waiting(SqsClient sqs) {
    String queue = sqs.getQueueUrl(request -> request.queueName(MEASURED.queueName())).queueUrl();
    QueueAttributeName visible = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    String messages =
        sqs.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(visible))
            .attributes()
            .get(visible);
    return Optional.of(Integer.parseInt(messages)).filter(count -> count > 0);
  }

  private static <T> T await(Supplier<Optional<T>> look) {
    return Patience.until(PATIENCE, PAUSE, look)
        .orElseThrow(() -> new IllegalStateException("Not seen in " + PATIENCE));
  }

  private Block block(List<Start> starts, BareJvm jvm) {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(
        lowAndMiddle(
            "start to first message handled",
            "s",
            starts.stream().map(Start::seconds),
            jvm.seconds()));
    figures.addAll(
        lowAndMiddle(
            "CPU until then", "s", starts.stream().map(Start::cpuSeconds), jvm.cpuSeconds()));
    jvm.residentMebibytes().ifPresent(bare -> figures.addAll(resident(starts, bare)));
    String title =
        "%s as %s, started %d times".formatted(MEASURED.serviceName(), form, starts.size());
    return new Block(title, true, figures);
  }

  private static List<Figure> resident(List<Start> starts, double bare) {
    return lowAndMiddle(
        "resident memory (VmRSS)",
        "MiB",
        starts.stream().flatMap(start -> start.residentMebibytes().stream()),
        bare);
  }

  private static List<Figure> lowAndMiddle(
      String name, String unit, Stream<Double> values, double bare) {
    Spread spread = Spread.of(values.toList());
    return List.of(
        new Figure(name + ", min", spread.min(), unit).against(Baseline.JVM, bare),
        new Figure(name + ", median", spread.median(), unit).against(Baseline.JVM, bare));
  }
}
