package io.snaprelay.cli.explain;

import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.DatabaseTarget;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.Step;
import io.snaprelay.plan.Steps;
import io.snaprelay.plan.Verify;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Time and money of one run, by sizes, prices and rates. Every copy counts as a full one: later
 * ones may be incremental, and cost less. Pure.
 */
final class Reckoning {
  private static final BigDecimal HOURS_OF_A_MONTH = BigDecimal.valueOf(730);
  private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);

  private final Plan plan;
  private final DatabaseTarget database;
  private final BigDecimal gib;
  private final Prices prices;

  Reckoning(Plan plan, DatabaseTarget database, int gib, Prices prices) {
    this.plan = plan;
    this.database = database;
    this.gib = BigDecimal.valueOf(gib);
    this.prices = prices;
  }

  /** How long a step takes. */
  long minutes(StepName step) {
    Prices.Pace pace = prices.pace();
    if (step.isCopy()) {
      return at(pace.copyGibPerMinute());
    }
    return switch (step.value()) {
      case "snapshot" ->
          plan.snapshot().kind() == SnapshotSource.Kind.FRESH ? pace.snapshotMinutes() : 0;
      case "sanitized-snapshot" -> pace.snapshotMinutes();
      case "sanitized-copy" -> at(pace.copyGibPerMinute());
      case "export" -> at(pace.exportGibPerMinute());
      case "restore" -> pace.restoreMinutes();
      case "verify" -> isQuick() ? 1 : at(pace.proofGibPerMinute());
      case "sanitize" -> at(pace.maskingGibPerMinute());
      case "promote", "cutover" -> pace.renameMinutes();
      case "clean-up" -> pace.deletionMinutes();
      default -> 0;
    };
  }

  private boolean isQuick() {
    return plan.verify().filter(it -> it.scope().mode() == Verify.Mode.QUICK).isPresent();
  }

  private long at(double gibPerMinute) {
    return Math.max(1, (long) Math.ceil(gib.doubleValue() / gibPerMinute));
  }

  /** The longest way through the steps; clean-up comes last, though it depends on none. */
  long longest() {
    Map<StepName, Long> ends = new HashMap<>();
    for (Step step : Steps.of(plan).all()) {
      long begin =
          step.name().equals(StepName.CLEAN_UP)
              ? latest(ends)
              : step.after().stream().mapToLong(ends::get).max().orElse(0);
      ends.put(step.name(), begin + minutes(step.name()));
    }
    return latest(ends);
  }

  private static long latest(Map<StepName, Long> ends) {
    return ends.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Transfers, exports, and the hours of temporary databases. */
  BigDecimal once() {
    BigDecimal sum = prices.transferGib().multiply(gib).multiply(transfers());
    if (plan.export().isPresent()) {
      sum = sum.add(prices.exportGib().multiply(gib));
    }
    return plan.restoresTemporarily() ? sum.add(temporary()) : sum;
  }

  /** Copies within a region transfer nothing. */
  private BigDecimal transfers() {
    Copies copies = Copies.of(plan);
    long many =
        plan.copies().stream()
            .filter(copy -> !region(copies.source(copy)).equals(copy.region()))
            .count();
    return BigDecimal.valueOf(many);
  }

  private String region(StepName step) {
    return Copies.of(plan).madeBy(step).map(Copy::region).orElse(database.region());
  }

  private BigDecimal temporary() {
    long many = plan.sanitize().filter(Sanitize::needsCleanRoom).isPresent() ? 2 : 1;
    BigDecimal hours =
        BigDecimal.valueOf(Math.max(alive(), prices.shortestInstanceMinutes()))
            .divide(MINUTES_OF_AN_HOUR, MathContext.DECIMAL64);
    BigDecimal volume =
        prices.volumeGibMonth().multiply(gib).divide(HOURS_OF_A_MONTH, MathContext.DECIMAL64);
    BigDecimal hour = instanceHour().orElse(BigDecimal.ZERO).add(volume);
    return hour.multiply(hours).multiply(BigDecimal.valueOf(many));
  }

  /** From the restore to the end of what is done in it. */
  private long alive() {
    return List.of(
            StepName.RESTORE,
            StepName.VERIFY,
            StepName.SANITIZE,
            StepName.SANITIZED_SNAPSHOT,
            StepName.CLEAN_UP)
        .stream()
        .filter(Steps.of(plan)::contains)
        .mapToLong(this::minutes)
        .sum();
  }

  private Optional<BigDecimal> instanceHour() {
    return instanceClass().flatMap(prices::hour);
  }

  private Optional<String> instanceClass() {
    return plan.verify()
        .map(Verify::instanceClass)
        .or(() -> plan.restore().flatMap(it -> it.wanted().instanceClass()));
  }

  /** One snapshot of each kind that a run leaves behind, kept for a month. */
  BigDecimal monthly() {
    Steps steps = Steps.of(plan);
    long kept =
        plan.copies().size()
            + (plan.snapshot().kind() == SnapshotSource.Kind.FRESH ? 1 : 0)
            + (steps.contains(StepName.SANITIZED_SNAPSHOT) ? 1 : 0)
            + (steps.contains(StepName.SANITIZED_COPY) ? 1 : 0);
    return prices.snapshotGibMonth().multiply(gib).multiply(BigDecimal.valueOf(kept));
  }

  /** What the amounts leave out. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("every snapshot and copy is reckoned as a full one that is kept for a month");
    if (plan.restoresTemporarily() && instanceHour().isEmpty()) {
      notes.add(
          "no price is known of the class %s: the hours of the temporary database are left out"
              .formatted(instanceClass().orElse("of the source")));
    }
    if (plan.restore().filter(Restore::stays).isPresent()) {
      notes.add("the restored database stays, and costs what its source does");
    }
    return notes;
  }
}
