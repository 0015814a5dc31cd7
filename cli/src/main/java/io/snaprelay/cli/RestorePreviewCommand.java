package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows which snapshot would become what, with which settings, and what refuses it. */
@Command(
    name = "preview",
    description = {
      "Shows which snapshot would be restored, what it would become, with which settings, and",
      "what would refuse it. It only reads; 'snaprelay run PLAN' begins it. Exit code 1 if",
      "anything refuses it."
    })
final class RestorePreviewCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLAN", description = "The plan's name.")
  private String plan;

  @Option(names = "--database", paramLabel = "NAME", description = "Show only this database.")
  private String database;

  @Mixin private WantedSource source;
  @Mixin private PlanFilePlace plans;
  @Mixin private HomeAccount home;
  @Mixin private RestoringAccounts others;
  @Mixin private Place place;
  @Mixin private Output output;

  @Override
  public Integer call() {
    PlanFile file = plans.read();
    List<RestorePreview> previews = look(file, wanted(file));
    if (output.isJson()) {
      output.json(previews);
    } else {
      previews.forEach(each -> each.print(output));
    }
    return previews.stream().allMatch(each -> each.problems().isEmpty())
        ? ExitCode.OK
        : ExitCode.FAILED;
  }

  private List<String> wanted(PlanFile file) {
    Chosen.known("plan", plan, file.plans());
    Plan found = file.plans().get(plan);
    if (found.restore().isEmpty()) {
      throw Complaint.usage("The plan '%s' has no restore section".formatted(plan));
    }
    List<String> wanted =
        found.databases().stream()
            .filter(each -> database == null || each.equals(database))
            .toList();
    if (wanted.isEmpty()) {
      throw Complaint.usage("The plan '%s' names no such database".formatted(plan));
    }
    return wanted;
  }

  private List<RestorePreview> look(PlanFile file, List<String> databases) {
    Account account = home.get();
    try (RdsAccess rds = RdsAccess.of(account, others.role())) {
      RestoreLook look = new RestoreLook(file, account, rds.clients(), place.open(), Instant.now());
      return databases.stream().map(each -> look.at(plan, each, source.source())).toList();
    }
  }
}
