package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.Share;
import io.snaprelay.plan.Steps;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds whom the plans share with against whom RDS lets in. It only reads. */
@Command(
    name = "share",
    description = {
      "Shows for each snapshot that a plan shares who should be able to restore it, and who is.",
      "It only reads. Exit code 1 if any of them differs."
    })
final class ShareCommand implements Callable<Integer> {
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
    ShareReport report = look(file, home.get());
    if (output.isJson()) {
      output.json(report);
    } else {
      report.lines().forEach(output::line);
    }
    return report.isRight() ? ExitCode.OK : ExitCode.FAILED;
  }

  private ShareReport look(PlanFile file, Account account) {
    List<ShareReport.Line> lines = new ArrayList<>();
    try (RdsAccess access = RdsAccess.of(account, others)) {
      RdsGateway rds = new RdsByKind(access.clients());
      OwnSnapshots own = new OwnSnapshots(rds, place.open());
      for (Map.Entry<String, Plan> each : new TreeMap<>(file.plans()).entrySet()) {
        each.getValue().databases().stream()
            .filter(database -> chosen.includes(each.getKey(), database))
            .map(database -> file.databases().get(database).in(account.id()))
            .forEach(database -> lines.addAll(of(each, database, own, rds)));
      }
    }
    return new ShareReport(List.copyOf(lines));
  }

  private static List<ShareReport.Line> of(
      Map.Entry<String, Plan> plan, DatabaseRef database, OwnSnapshots own, RdsGateway rds) {
    Map<StepName, List<String>> wanted = wanted(plan.getValue());
    return own.everywhere(plan.getKey(), plan.getValue(), database).stream()
        .filter(each -> each.state().isAvailable() && wanted.containsKey(each.step()))
        .map(
            each ->
                ShareReport.Line.of(
                    plan.getKey(),
                    each.state().ref(),
                    wanted.get(each.step()),
                    rds.sharedWith(each.state().ref())))
        .toList();
  }

  /** By the step that makes what is shared. */
  private static Map<StepName, List<String>> wanted(Plan plan) {
    Map<StepName, List<String>> wanted = new HashMap<>();
    plan.share().map(Share::accounts).ifPresent(all -> wanted.put(Steps.given(plan), all));
    plan.sanitize()
        .filter(masked -> masked.kmsKey().isPresent())
        .map(Sanitize::share)
        .ifPresent(all -> wanted.put(StepName.SANITIZED_COPY, all));
    return wanted;
  }
}
