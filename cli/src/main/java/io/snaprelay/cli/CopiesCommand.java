package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.retention.Proved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what there is of each database, where, and whether it was proved. It only reads. */
@Command(
    name = "copies",
    description = {
      "Shows the snapshots and copies that runs have made, over all regions of their plans:",
      "state, key, age of the data, and what the last proof of each said.",
      "Exit code 1 if an account does not let us look."
    })
final class CopiesCommand implements Callable<Integer> {
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
    CopiesReport report = look(file, home.get());
    if (output.isJson()) {
      output.json(report);
    } else {
      report.lines().forEach(output::line);
    }
    return report.isWhole() ? ExitCode.OK : ExitCode.FAILED;
  }

  private CopiesReport look(PlanFile file, Account account) {
    List<CopiesReport.Line> lines = new ArrayList<>();
    Abroad abroad = new Abroad();
    Ledger ledger = place.open();
    try (RdsAccess access = RdsAccess.of(account, others)) {
      RdsGateway rds = new RdsByKind(access.clients());
      new TreeMap<>(file.plans())
          .forEach(
              (name, plan) ->
                  plan.databases().stream()
                      .filter(database -> chosen.includes(name, database))
                      .forEach(
                          database -> {
                            DatabaseRef ref = file.databases().get(database).in(account.id());
                            Asked asked = new Asked(name, plan, database, ref);
                            lines.addAll(of(new OwnSnapshots(rds, ledger, abroad), ledger, asked));
                          }));
    }
    return new CopiesReport(Instant.now(), lines, abroad.notes());
  }

  /** One database of one plan. */
  private record Asked(String planName, Plan plan, String name, DatabaseRef database) {}

  private static List<CopiesReport.Line> of(OwnSnapshots snapshots, Ledger ledger, Asked asked) {
    Proved proved = Proved.of(asked.database(), ledger);
    return snapshots.everywhere(asked.planName(), asked.plan(), asked.database()).stream()
        .map(
            own ->
                CopiesReport.Line.of(
                    asked.planName(), asked.name(), own, proved.about(own.state().ref())))
        .toList();
  }
}
