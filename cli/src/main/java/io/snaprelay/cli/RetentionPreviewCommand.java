package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** Shows which snapshots go and which stay, and how long the quota will do. It only reads. */
@Command(
    name = "preview",
    description = {
      "Shows which snapshots go when the next run of their plan ends, which stay, and why each;",
      "and how many there will be. Exit code 1 if the quota of manual snapshots runs out."
    })
final class RetentionPreviewCommand implements Callable<Integer> {
  @Option(names = "--plan", paramLabel = "NAME", description = "Show only this plan.")
  private String plan;

  @Option(names = "--database", paramLabel = "NAME", description = "Show only this database.")
  private String database;

  @Option(
      names = "--ahead",
      paramLabel = "DURATION",
      defaultValue = "336h",
      description = "How far to look ahead. Default: ${DEFAULT-VALUE}.")
  private Duration ahead;

  @Mixin private PlanFilePlace plans;
  @Mixin private HomeAccount home;
  @Mixin private Place place;
  @Mixin private Output output;

  @Override
  public Integer call() {
    PlanFile file = plans.read();
    known("plan", plan, file.plans());
    known("database", database, file.databases());
    RetentionReport report = look(file);
    if (output.isJson()) {
      output.json(report);
    } else {
      RetentionText.print(report, output);
    }
    return report.isWell() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void known(String what, String name, Map<String, ?> all) {
    if (name != null && !all.containsKey(name)) {
      throw Complaint.usage(
          "The plan file has no %s '%s'; it has: %s"
              .formatted(what, name, String.join(", ", new TreeMap<>(all).keySet())));
    }
  }

  private RetentionReport look(PlanFile file) {
    Account account = home.get();
    try (RdsClients clients = clients(account)) {
      RetentionLook look = new RetentionLook(file, account, clients, place.open(), Instant.now());
      new TreeMap<>(file.plans()).forEach((name, each) -> add(name, each, look));
      return look.report(ahead);
    }
  }

  private void add(String name, Plan each, RetentionLook look) {
    if (each.select().isPresent()) {
      look.note("plans.%s: which databases it selects is not known here".formatted(name));
    }
    each.databases()
        .forEach(of -> look.add(name, of, matches(plan, name) && matches(database, of)));
  }

  private static boolean matches(String wanted, String name) {
    return wanted == null || wanted.equals(name);
  }

  private static RdsClients clients(Account account) {
    return new RdsClients(
        account,
        region ->
            RdsClient.builder()
                .region(region)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build());
  }
}
