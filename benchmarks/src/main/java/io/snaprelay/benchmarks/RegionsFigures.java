package io.snaprelay.benchmarks;

import io.snaprelay.wire.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Puts what many databases in several regions cost into figures. */
record RegionsFigures(
    int databases,
    List<RunEvidence> runs,
    Map<Region, Integer> copies,
    Map<Service, List<Double>> memory) {

  Block block() {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.seconds("wall time, trigger to last end", wallSeconds()));
    copies.forEach(
        (region, most) ->
            figures.add(Figure.count("copies under way at a time in " + region + ", most", most)));
    lags(figures);
    memory.forEach((service, samples) -> resident(figures, service.serviceName(), samples));
    long succeeded = runs.stream().filter(RunEvidence::succeeded).count();
    String title =
        "databases: %d, each in %d regions, runs that SUCCEEDED: %d"
            .formatted(databases, copies.size() + 1, succeeded);
    return new Block(title, succeeded == databases, figures);
  }

  private double wallSeconds() {
    Instant begin = at(runs.stream().map(RunEvidence::requestedAt).min(Comparator.naturalOrder()));
    Instant end = at(runs.stream().map(RunEvidence::completedAt).max(Comparator.naturalOrder()));
    return Duration.between(begin, end).toMillis() / 1000.0;
  }

  private static Instant at(Optional<Instant> moment) {
    return moment.orElseThrow(() -> new IllegalStateException("There were no runs"));
  }

  private void lags(List<Figure> figures) {
    List<Double> lags =
        runs.stream().flatMap(run -> run.lags().stream()).map(RunEvidence.Lag::seconds).toList();
    if (!lags.isEmpty()) {
      Spread spread = Spread.of(lags);
      figures.add(Figure.seconds("hand-off lag, median", spread.median()));
      figures.add(Figure.seconds("hand-off lag, p90", spread.p90()));
      figures.add(Figure.seconds("hand-off lag, max", spread.max()));
    }
    figures.add(Figure.count("hand-offs by RDS event", lags.size()));
    figures.add(
        Figure.count(
            "hand-offs by re-check", runs.stream().mapToInt(RunEvidence::lookedFor).sum()));
  }

  /** Flat is what is no more at the end than when the work had just begun. */
  private static void resident(List<Figure> figures, String service, List<Double> samples) {
    Spread spread = Spread.of(samples);
    figures.add(mebibytes(service, "after a tenth of the time", samples.get(samples.size() / 10)));
    figures.add(mebibytes(service, "after half of it", samples.get(samples.size() / 2)));
    figures.add(mebibytes(service, "at the end", samples.get(samples.size() - 1)));
    figures.add(mebibytes(service, "at most", spread.max()));
  }

  private static Figure mebibytes(String service, String when, double value) {
    return new Figure("%s, resident %s".formatted(service, when), value, "MiB");
  }
}
