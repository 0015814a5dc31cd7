package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AwsFailure;
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
    return ExitCode.OK;
  }

  private CopiesReport look(PlanFile file, Account account) {
    List<CopiesReport.Line> lines = new ArrayList<>();
    List<String> notes = new ArrayList<>();
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
                            lines.addAll(of(new OwnSnapshots(rds, ledger), ledger, asked, notes));
                          }));
    }
    return new CopiesReport(Instant.now(), lines, notes.stream().distinct().toList());
  }

  /** One database of one plan. */
  private record Asked(String planName, Plan plan, String name, DatabaseRef database) {}

  private static List<CopiesReport.Line> of(
      OwnSnapshots snapshots, Ledger ledger, Asked asked, List<String> notes) {
    Proved proved = Proved.of(asked.database(), ledger);
    return seen(snapshots, asked, notes).stream()
        .map(
            own ->
                CopiesReport.Line.of(
                    asked.planName(), asked.name(), own, proved.about(own.state().ref())))
        .toList();
  }

  /** An account that does not let us in hides nothing of our own. */
  private static List<OwnSnapshots.Own> seen(
      OwnSnapshots snapshots, Asked asked, List<String> notes) {
    try {
      return snapshots.everywhere(asked.planName(), asked.plan(), asked.database());
    } catch (AwsFailure e) {
      if (e.kind() != AwsFailure.Kind.ACCESS_DENIED) {
        throw e;
      }
      abroad(asked)
          .map(
              account ->
                  "plans.%s: copies in account %s are not shown: %s"
                      .formatted(asked.planName(), account, e.code()))
          .forEach(notes::add);
      return snapshots.atHome(asked.planName(), asked.plan(), asked.database());
    }
  }

  private static Stream<String> abroad(Asked asked) {
    Copies copies = Copies.of(asked.plan());
    String home = asked.database().account();
    return asked.plan().copies().stream()
        .map(copy -> copies.account(copy, home))
        .filter(account -> !account.equals(home));
  }
}
