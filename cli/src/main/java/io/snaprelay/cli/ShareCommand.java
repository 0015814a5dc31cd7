package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.OpenRuns;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds whom the plans share with against whom RDS lets in, and makes it so on demand. */
@Command(
    name = "share",
    description = {
      "Shows for each snapshot that a plan shares who should be able to restore it, and who is.",
      "It only reads, unless --apply is given: then who is missing is let in, and who is too many",
      "is shut out, of snapshots that SnapRelay has made. Exit code 1 if any of them differs",
      "or an account does not let us look."
    })
final class ShareCommand implements Callable<Integer> {
  @Mixin private Chosen chosen;
  @Mixin private ShareWish wish;
  @Mixin private PlanFilePlace plans;
  @Mixin private HomeAccount home;
  @Mixin private OtherAccounts others;
  @Mixin private Place place;
  @Mixin private Output output;

  @Override
  public Integer call() {
    wish.check();
    PlanFile file = plans.read();
    chosen.check(file);
    ShareReport report = look(file, home.get());
    wish.found(!report.snapshots().isEmpty());
    if (output.isJson()) {
      output.json(report);
    } else {
      report.lines().forEach(output::line);
    }
    return report.isRight() ? ExitCode.OK : ExitCode.FAILED;
  }

  private ShareReport look(PlanFile file, Account account) {
    List<ShareReport.Line> lines = new ArrayList<>();
    Abroad abroad = new Abroad();
    try (RdsAccess access = RdsAccess.of(account, others);
        SharedKeys keys = new SharedKeys(account, access.roles())) {
      RdsGateway rds = new RdsByKind(access.clients());
      Ledger ledger = place.open();
      OwnSnapshots own = new OwnSnapshots(rds, ledger, abroad);
      ShareGuard guard = new ShareGuard(OpenRuns.in(new RunLedger(ledger)), keys);
      Sharing sharing = new Sharing(rds, wish, guard);
      for (Map.Entry<String, Plan> each : new TreeMap<>(file.plans()).entrySet()) {
        each.getValue().databases().stream()
            .filter(database -> chosen.includes(each.getKey(), database))
            .map(database -> file.databases().get(database).in(account.id()))
            .flatMap(database -> own.everywhere(each.getKey(), each.getValue(), database).stream())
            .flatMap(snapshot -> sharing.of(each.getKey(), each.getValue(), snapshot).stream())
            .forEach(lines::add);
      }
    }
    return new ShareReport(List.copyOf(lines), abroad.notes());
  }
}
