package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.plan.Copies;
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
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what there is of each database, where, and whether it was proved. It only reads. */
@Command(
    name = "copies",
    description = {
      "Shows the snapshots and copies that runs have made, over all regions of their plans:",
      "state, key, age of the data, and what the last proof of each said."
    })
final class CopiesCommand implements Callable<Integer> {
  @Mixin private Chosen chosen;
  @Mixin private PlanFilePlace plans;
  @Mixin private HomeAccount home;
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
    return ExitCode.OK;
  }

  private CopiesReport look(PlanFile file, Account account) {
    List<CopiesReport.Line> lines = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Ledger ledger = place.open();
    try (RdsClients clients = RdsAccess.of(account)) {
      RdsGateway rds = new RdsByKind(clients);
      new TreeMap<>(file.plans())
          .forEach(
              (name, plan) ->
                  plan.databases().stream()
                      .filter(database -> chosen.includes(name, database))
                      .forEach(
                          database -> {
                            DatabaseRef ref = file.databases().get(database).in(account.id());
                            lines.addAll(of(rds, ledger, new Asked(name, plan, database, ref)));
                            abroad(name, plan, ref).forEach(notes::add);
                          }));
    }
    return new CopiesReport(Instant.now(), lines, notes.stream().distinct().toList());
  }

  /** One database of one plan. */
  private record Asked(String planName, Plan plan, String name, DatabaseRef database) {}

  private static List<CopiesReport.Line> of(RdsGateway rds, Ledger ledger, Asked asked) {
    Proved proved = Proved.of(asked.database(), ledger);
    return new OwnSnapshots(rds, ledger)
        .of(asked.planName(), asked.plan(), asked.database()).stream()
            .map(
                own ->
                    CopiesReport.Line.of(
                        asked.planName(), asked.name(), own, proved.about(own.state().ref())))
            .toList();
  }

  /** Only the services assume roles of other accounts. */
  private static Stream<String> abroad(String name, Plan plan, DatabaseRef database) {
    Copies copies = Copies.of(plan);
    return plan.copies().stream()
        .map(copy -> copies.account(copy, database.account()))
        .filter(account -> !account.equals(database.account()))
        .map(account -> "plans.%s: copies in account %s are not shown".formatted(name, account));
  }
}
