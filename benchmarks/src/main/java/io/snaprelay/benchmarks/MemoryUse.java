package io.snaprelay.benchmarks;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.Trigger;
import io.snaprelay.cli.demo.Keys;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the processes hold that prove and mask a database of a size. */
final class MemoryUse {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final List<Service> MEASURED = List.of(Service.RESTORE_VERIFY, Service.SANITIZE);

  private final Consumer<String> story;

  MemoryUse(Consumer<String> story) {
    this.story = story;
  }

  Block measure(int mebibytes) {
    try (Stage stage =
        Stage.set(
            Workspace.temporary(), MemoryPlan.YAML, AsDeployed.SERVICES, AsDeployed.LOCAL_AWS)) {
      stage.workspace().write(MemoryPlan.RULES, MemoryPlan.RULES_YAML);
      story.accept("%d MiB: filling the database".formatted(mebibytes));
      SourceDatabase.Size size = fill(stage, MemoryPlan.orders(mebibytes));
      story.accept("%d MiB: proving and masking".formatted(size.bytes() >> 20));
      for (Service service : Service.values()) {
        stage.services().start(service);
      }
      RunEvidence run = run(stage);
      run.failures().forEach(story);
      return block(stage, size, run);
    }
  }

  private static SourceDatabase.Size fill(Stage stage, long orders) {
    Keys keys = Keys.create(stage.clients());
    SourceDatabase source =
        new SourceDatabase(stage.clients().rds(Regions.HOME), stage.aws().caBundle());
    source.create(keys.sourceArn(), "17", orders);
    return source.tell(MemoryPlan.wide());
  }

  private static RunEvidence run(Stage stage) {
    Trigger trigger = new Trigger(Trigger.newId(), MemoryPlan.NAME, List.of(), Optional.empty());
    RunId run = stage.trigger(trigger).runs().get(0).run();
    String key = LedgerKeys.evidence(run, "evidence-" + run + ".json");
    return Patience.until(LONGEST, () -> stage.ledger().read(key))
        .map(RunEvidence::read)
        .orElseThrow(() -> new IllegalStateException("No end after " + LONGEST));
  }

  private static Block block(Stage stage, SourceDatabase.Size size, RunEvidence run) {
    List<Figure> figures = new ArrayList<>();
    for (Service service : MEASURED) {
      ProcessHandle process = stage.services().process(service).handle();
      String name = service.serviceName();
      ProcessStatus.peakMebibytes(process)
          .ifPresent(peak -> figures.add(new Figure(name + ", resident at most", peak, "MiB")));
      ProcessStatus.residentMebibytes(process)
          .ifPresent(now -> figures.add(new Figure(name + ", resident at the end", now, "MiB")));
      figures.add(
          new Figure(
              name + ", heap after a collection", HeapInUse.afterCollection(process), "MiB"));
    }
    String title = "database of %,d MiB, %,d orders".formatted(size.bytes() >> 20, size.rows());
    return new Block(title, run.succeeded(), figures);
  }
}
