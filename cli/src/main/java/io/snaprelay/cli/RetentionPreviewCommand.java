package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows which snapshots go and which stay, and how long the quota will do. It only reads. */
@Command(
    name = "preview",
    description = {
      "Shows which snapshots go when the next run of their plan ends, which stay, and why each;",
      "and how many there will be. Exit code 1 if the quota of manual snapshots runs out, or an",
      "account does not let us look."
    })
final class RetentionPreviewCommand implements Callable<Integer> {
  @Option(
      names = "--ahead",
      paramLabel = "DURATION",
      defaultValue = "336h",
      description = "How far to look ahead. Default: ${DEFAULT-VALUE}.")
  private Duration ahead;

  @Mixin private Chosen chosen;
  @Mixin private PlanFilePlace plans;
  @Mixin private HomeAccount home;
  @Mixin private OtherAccounts others;
  @Mixin private Place place;
  @Mixin private Output output;

  @Override
  public Integer call() {
    PlanFile file = plans.read();
    chosen.check(file);
    RetentionReport report = look(file);
    if (output.isJson()) {
      output.json(report);
    } else {
      RetentionText.print(report, output);
    }
    return report.isWell() ? ExitCode.OK : ExitCode.FAILED;
  }

  private RetentionReport look(PlanFile file) {
    Account account = home.get();
    try (RdsAccess access = RdsAccess.of(account, others)) {
      RetentionLook look =
          new RetentionLook(file, account, access.clients(), place.open(), Instant.now());
      new TreeMap<>(file.plans()).forEach((name, each) -> add(name, each, look));
      return look.report(ahead);
    }
  }

  private void add(String name, Plan each, RetentionLook look) {
    if (each.select().isPresent()) {
      look.note("plans.%s: which databases it selects is not known here".formatted(name));
    }
    each.databases().forEach(of -> look.add(name, of, chosen.includes(name, of)));
  }
}
