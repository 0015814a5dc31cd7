package io.snaprelay.cli;

import io.snaprelay.cli.explain.Explaining;
import io.snaprelay.cli.explain.Explanation;
import io.snaprelay.cli.explain.Prices;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what runs of a plan file would do, and an estimate of what they take. */
@Command(
    name = "explain",
    description = {
      "Tells the steps of a run in order: calls, permissions, what is made and deleted, and an",
      "estimate of time and money. Sizes are asked of RDS, which is only read; with --size-gib",
      "AWS is not asked at all."
    })
final class PlanExplainCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "The plan file.")
  private Path file;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PLAN",
      description = "Explain only this plan.")
  private String plan;

  @Option(
      names = "--size-gib",
      paramLabel = "N",
      description = "How large each database is, instead of asking RDS.")
  private Optional<Integer> size = Optional.empty();

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "A price table of your own, in the form of the one that is shipped.")
  private Optional<Path> prices = Optional.empty();

  @Mixin private HomeAccount home;
  @Mixin private OtherAccounts others;
  @Mixin private Output output;

  @Override
  public Integer call() {
    Explanation explanation = explain(plans());
    if (output.isJson()) {
      output.json(explanation);
    } else {
      explanation.lines().forEach(output::line);
    }
    return ExitCode.OK;
  }

  private Explanation explain(PlanFile plans) {
    Prices table = prices();
    List<Explanation.Course> courses = new ArrayList<>();
    try (Sizes sizes = new Sizes(size, home.get(), others)) {
      new TreeMap<>(plans.plans())
          .forEach(
              (name, each) -> {
                if (plan == null || plan.equals(name)) {
                  courses.addAll(courses(name, each, plans, sizes, table));
                }
              });
      sizes.remarks().forEach(output::aside);
    }
    return new Explanation(
        new Explanation.Estimate(
            table.source(), table.date(), table.region(), table.currency(), table.pace().source()),
        unexplained(plans),
        courses);
  }

  private List<String> unexplained(PlanFile plans) {
    List<String> all = new ArrayList<>();
    new TreeMap<>(plans.plans())
        .forEach(
            (name, each) -> {
              if (each.select().isPresent() && (plan == null || plan.equals(name))) {
                all.add("plans.%s.select: what it selects is known when it runs".formatted(name));
              }
            });
    return all;
  }

  private static List<Explanation.Course> courses(
      String name, Plan plan, PlanFile plans, Sizes sizes, Prices table) {
    return plan.databases().stream()
        .map(
            each ->
                new Explaining(
                        name,
                        plan,
                        each,
                        plans.databases().get(each),
                        sizes.of(plans.databases().get(each)),
                        table)
                    .course())
        .toList();
  }

  private PlanFile plans() {
    if (!(PlanReader.read(PlanCommand.text(file)) instanceof PlanReading.Accepted accepted)) {
      throw Complaint.usage("%s is wrong; see: snaprelay plan check %s".formatted(file, file));
    }
    Chosen.known("plan", plan, accepted.file().plans());
    return accepted.file();
  }

  private Prices prices() {
    if (prices.isEmpty()) {
      return Prices.shipped();
    }
    try {
      return Prices.read(Files.readString(prices.get()));
    } catch (IOException e) {
      throw Complaint.usage("Cannot read the price table " + prices.get());
    } catch (IllegalArgumentException e) {
      throw Complaint.usage(e.getMessage());
    }
  }
}
