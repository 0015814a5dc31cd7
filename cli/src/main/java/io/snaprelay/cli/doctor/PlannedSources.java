package io.snaprelay.cli.doctor;

import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.plan.DatabaseTarget;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.plan.Select;
import java.util.stream.Stream;

/** The accounts of whose databases the plans of a file take snapshots, as far as it tells. Pure. */
final class PlannedSources {
  private PlannedSources() {}

  static SourceAccounts of(PlanFile file) {
    return new SourceAccounts(
        file.plans().values().stream().flatMap(plan -> accounts(plan, file)).sorted().toList());
  }

  /** A disaster recovery asks nothing of the account of its source. */
  private static Stream<String> accounts(Plan plan, PlanFile file) {
    if (plan.restore().flatMap(restore -> restore.picksIn(plan)).isPresent()) {
      return Stream.empty();
    }
    return Stream.concat(
        plan.select().map(Select::accounts).stream().flatMap(accounts -> accounts.stream()),
        plan.databases().stream()
            .map(file.databases()::get)
            .map(DatabaseTarget::account)
            .flatMap(account -> account.stream()));
  }
}
