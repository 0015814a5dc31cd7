package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.plan.Select;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.retention.Retention;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
import io.snaprelay.wire.Sweep;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks the services to sweep, or shows what they would find. */
@Command(
    name = "sweep",
    description = {
      "Asks the services to look for what was left behind: told first, removed by a later sweep.",
      "With --dry-run it only reads. Exit code 1 if anything is found, or an account does not let us",
      "look."
    })
final class SweepCommand implements Callable<Integer> {
  /** Those that make something in RDS which may be left behind. */
  private static final List<Service> SWEEPERS =
      List.of(Service.SNAPSHOT, Service.COPY, Service.RESTORE_VERIFY);

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Look in this region too; the regions of the plan file always.")
  private List<String> regions = List.of();

  @Option(names = "--dry-run", description = "Show what a sweep would find; nothing is sent.")
  private boolean dryRun;

  @Mixin private PlanFilePlace plans;
  @Mixin private HomeAccount home;
  @Mixin private OtherAccounts others;
  @Mixin private Place place;
  @Mixin private Output output;

  /**
   * The answer for scripts.
   *
   * @param regions where the services look
   * @param accounts in which other accounts the copy-service looks too
   * @param services who was asked
   */
  record Asked(List<String> regions, List<String> accounts, List<String> services) {}

  @Override
  public Integer call() {
    PlanFile file = plans.read();
    Account account = home.get();
    Sweep sweep = sweep(file, account);
    return dryRun ? show(sweep, file, account) : send(sweep);
  }

  private Sweep sweep(PlanFile file, Account account) {
    TreeSet<String> all = new TreeSet<>(regions);
    file.plans().values().stream().flatMap(plan -> of(plan, file, account)).forEach(all::add);
    try {
      List<String> accounts =
          Stream.concat(elsewhere(file, account).stream(), others.roles().accounts().ids().stream())
              .distinct()
              .sorted()
              .toList();
      return new Sweep(List.copyOf(all), accounts);
    } catch (IllegalArgumentException e) {
      throw Complaint.usage(e.getMessage());
    }
  }

  /**
   * Where plans copy into, beside the accounts that have databases. Asks for our own account only
   * if a plan names one.
   */
  private static List<String> elsewhere(PlanFile file, Account account) {
    return file.plans().values().stream()
        .flatMap(plan -> plan.copies().stream())
        .flatMap(copy -> copy.account().stream())
        .filter(other -> !other.equals(account.id()))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> of(Plan plan, PlanFile file, Account account) {
    Stream<DatabaseRef> databases =
        plan.databases().stream().map(name -> file.databases().get(name).in(account.id()));
    return Stream.concat(
        databases.flatMap(database -> Retention.regions(plan, database).stream()),
        Stream.concat(
            plan.select().stream().map(Select::regions).flatMap(List::stream),
            plan.copies().stream().map(copy -> copy.region())));
  }

  private int send(Sweep sweep) {
    try (Queues queues = Queues.ofEnvironment()) {
      SWEEPERS.stream()
          .filter(service -> service != Service.RESTORE_VERIFY)
          .forEach(service -> queues.send(service.queueName(), Messages.write(sweep)));
    }
    new SiteQueues(Service.RESTORE_VERIFY).sendToAll(sweep.regions(), Messages.write(sweep));
    List<String> services = SWEEPERS.stream().map(Service::serviceName).toList();
    if (output.isJson()) {
      output.json(new Asked(sweep.regions(), sweep.accounts(), services));
    } else {
      output.line(
          "Asked %s to sweep %s%s"
              .formatted(
                  String.join(", ", services),
                  String.join(", ", sweep.regions()),
                  SweepReport.elsewhere(sweep)));
    }
    return ExitCode.OK;
  }

  private int show(Sweep sweep, PlanFile file, Account account) {
    try (RdsAccess access = RdsAccess.of(account, others)) {
      SweepReport report =
          new SweepSight(access.clients(), place.openRuns(), Clock.systemUTC()).of(sweep, file);
      if (output.isJson()) {
        output.json(report);
      } else {
        report.lines().forEach(output::line);
      }
      return report.isClean() ? ExitCode.OK : ExitCode.FAILED;
    }
  }
}
