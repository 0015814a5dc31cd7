package io.snaprelay.cli.explain;

import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.DatabaseTarget;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Step;
import io.snaprelay.plan.Steps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Explains what a run of one plan does for one database. Pure. */
public final class Explaining {
  /** No step: what follows a run whose plan retains. */
  static final StepName EXPIRY = new StepName("expiry");

  private final String planName;
  private final Plan plan;
  private final String name;
  private final DatabaseTarget database;
  private final Size size;
  private final Prices prices;

  /**
   * @param name the database's name in the plan file
   * @param size how large it is
   */
  public Explaining(
      String planName, Plan plan, String name, DatabaseTarget database, Size size, Prices prices) {
    this.planName = planName;
    this.plan = plan;
    this.name = name;
    this.database = database;
    this.size = size;
    this.prices = prices;
  }

  /** What it does, and takes. */
  public Explanation.Course course() {
    Reckoning reckoning = new Reckoning(plan, database, size.gib(), prices);
    List<Explanation.Line> lines = new ArrayList<>();
    for (Step step : Steps.of(plan).all()) {
      lines.add(line(step, reckoning));
    }
    if (plan.retain().isPresent()) {
      lines.add(line(new Step(EXPIRY, Set.of()), reckoning));
    }
    return new Explanation.Course(
        planName,
        name,
        size,
        lines,
        reckoning.longest(),
        reckoning.once(),
        reckoning.monthly(),
        reckoning.notes());
  }

  private Explanation.Line line(Step step, Reckoning reckoning) {
    Map<String, List<String>> calls = new LinkedHashMap<>();
    Map<String, List<String>> permissions = new LinkedHashMap<>();
    for (Work work : works(step.name())) {
      String service = work.service().serviceName();
      for (ApiCall call : work.calls(database.kind())) {
        add(calls, service, call.action());
        call.permissions().forEach(action -> add(permissions, service, action));
      }
    }
    return new Explanation.Line(
        step.name().value(),
        step.after().stream().map(StepName::value).sorted().toList(),
        where(step.name()),
        calls,
        permissions,
        creates(step.name()),
        deletes(step.name()),
        reckoning.minutes(step.name()));
  }

  private List<Work> works(StepName step) {
    return database.account().isEmpty() ? Work.of(step, plan) : Work.ofSourceElsewhere(step, plan);
  }

  private static void add(Map<String, List<String>> all, String service, String action) {
    List<String> known = all.computeIfAbsent(service, it -> new ArrayList<>());
    if (!known.contains(action)) {
      known.add(action);
    }
  }

  private String where(StepName step) {
    StepName snapshot = snapshotOf(step);
    Optional<Copy> copy = Copies.of(plan).madeBy(snapshot);
    String region = copy.map(Copy::region).orElse(database.region());
    return copy.flatMap(Copy::account)
        .or(database::account)
        .map(account -> region + " of " + account)
        .orElse(region);
  }

  /** Whose snapshot a step works on: everything after a restore is where that is restored. */
  private StepName snapshotOf(StepName step) {
    if (step.equals(StepName.SNAPSHOT) || step.equals(EXPIRY) || step.isCopy()) {
      return step;
    }
    boolean gives = step.equals(StepName.SHARE) || step.equals(StepName.EXPORT);
    return gives ? Steps.given(plan) : Steps.restored(plan);
  }

  private List<String> creates(StepName step) {
    List<String> made = new ArrayList<>();
    for (Work work : Work.of(step, plan)) {
      switch (work) {
        case TAKE -> made.add("a manual snapshot");
        case COPY -> made.add("a copy of a snapshot");
        case EXPORT -> made.add("Parquet files in S3");
        case RESTORE -> made.add("a temporary database");
        case CLEAN_ROOM -> made.add("a second temporary database");
        case LET_IN -> made.add("a secret of RDS's, for as long as the database lives");
        default -> {
          // reads, or changes what is there
        }
      }
    }
    return made;
  }

  private List<String> deletes(StepName step) {
    TreeSet<String> gone = new TreeSet<>();
    for (Work work : Work.of(step, plan)) {
      switch (work) {
        case CLEAN_UP ->
            gone.add(
                plan.restore().filter(Restore::stays).isPresent()
                    ? "the temporary database, if it was not promoted"
                    : "the temporary database");
        case CUTOVER -> gone.add("the old production, after the hold and a final snapshot");
        case COPY_ABROAD -> gone.add("a transit copy, if one was needed");
        case EXPIRE -> gone.add("what `retain` no longer keeps");
        default -> {
          // deletes nothing
        }
      }
    }
    return List.copyOf(gone);
  }
}
