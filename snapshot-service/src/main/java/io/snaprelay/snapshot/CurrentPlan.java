package io.snaprelay.snapshot;

import io.snaprelay.aws.Account;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.retention.Rules;
import java.util.List;
import java.util.Optional;

/**
 * The plan file as it is when something expires. Other than what a run does, what is kept follows
 * the file: whoever has just raised a number means the snapshots that are there.
 *
 * @param file the plans
 * @param selection finds what a plan selects by tag now
 * @param account the account that we run in
 */
record CurrentPlan(PlanFile file, Selection selection, Account account) {

  /**
   * A plan that still has the database and says something about retention. A database that has lost
   * the tag by which it was selected keeps its snapshots.
   */
  Optional<Plan> retaining(String plan, String databaseName, DatabaseRef database) {
    PlanFile now = selection.in(file, List.of(plan));
    return Optional.ofNullable(now.plans().get(plan))
        .filter(found -> found.databases().contains(databaseName))
        .filter(found -> database.equals(now.databases().get(databaseName).in(account.id())))
        .filter(found -> Rules.of(found).areAny());
  }
}
