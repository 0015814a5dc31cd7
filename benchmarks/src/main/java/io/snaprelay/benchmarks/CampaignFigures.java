package io.snaprelay.benchmarks;

import io.snaprelay.names.StepName;
import io.snaprelay.wire.Service;
import java.util.ArrayList;
import java.util.List;

/** Puts the cost of a campaign into figures, most of them per run. */
final class CampaignFigures {
  private final int databases;
  private final CampaignCost cost;
  private final Baseline baseline;
  private final List<Figure> figures = new ArrayList<>();

  CampaignFigures(int databases, CampaignCost cost, Baseline baseline) {
    this.databases = databases;
    this.cost = cost;
    this.baseline = baseline;
  }

  Block block() {
    handOff();
    figures.add(
        Figure.seconds("wall time, trigger to last end", cost.wallSeconds())
            .against(Baseline.BY_HAND, baseline.byHandSeconds()));
    cpu();
    messages();
    calls();
    String title = "databases: %d, runs that SUCCEEDED: %d".formatted(databases, cost.succeeded());
    return new Block(title, cost.succeeded() == databases, figures);
  }

  private void handOff() {
    if (!cost.lags().isEmpty()) {
      Spread lag = Spread.of(cost.lags());
      Spread hop = cost.hops();
      figures.add(lag("median", lag.median(), hop.median()));
      figures.add(lag("p90", lag.p90(), hop.p90()));
      figures.add(lag("max", lag.max(), hop.max()));
      figures.add(lagBefore("  snapshot to copy, median", StepName.COPY));
      figures.add(lagBefore("  copy to restore, median", StepName.RESTORE));
    }
    figures.add(
        Figure.seconds("bare hop EventBridge -> SQS meanwhile, median", cost.hops().median())
            .against(Baseline.HOP, baseline.hopSeconds()));
    figures.add(Figure.count("hand-offs by RDS event", cost.lags().size()));
    figures.add(Figure.count("hand-offs by re-check", cost.lookedFor()));
  }

  private Figure lagBefore(String name, StepName step) {
    double median = Spread.of(cost.lagsBefore(step)).median();
    return Figure.seconds(name, median).against("bare hop meanwhile, median", cost.hops().median());
  }

  private static Figure lag(String which, double seconds, double hop) {
    return Figure.seconds("hand-off lag, " + which, seconds)
        .against("bare hop meanwhile, " + which, hop);
  }

  private void cpu() {
    figures.add(cpu("CPU per run, all services", cost.cpuSeconds()));
    for (Service service : Service.values()) {
      figures.add(cpu("  " + service.serviceName(), cost.used().get(service).cpuSeconds()));
    }
  }

  private Figure cpu(String name, double seconds) {
    return Figure.seconds(name, seconds / databases)
        .against(Baseline.JVM, baseline.jvm().cpuSeconds());
  }

  private void messages() {
    figures.add(perRun("messages per run, all services", cost.messages()));
    for (Service service : Service.values()) {
      figures.add(perRun("  " + service.serviceName(), cost.used().get(service).messages()));
    }
  }

  private void calls() {
    long all = cost.calls().byService().values().stream().mapToLong(Long::longValue).sum();
    figures.add(perRun("AWS calls per run", all));
    cost.calls()
        .byService()
        .forEach((service, times) -> figures.add(perRun("  " + service, times)));
    figures.add(
        perRun("  of sqs, receives (they follow time)", cost.calls().of("sqs:ReceiveMessage")));
    figures.add(perRun("  of all, refused", cost.calls().refused()));
  }

  private Figure perRun(String name, double value) {
    return Figure.count(name, value / databases);
  }
}
