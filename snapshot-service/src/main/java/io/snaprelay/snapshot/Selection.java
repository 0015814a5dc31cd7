package io.snaprelay.snapshot;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.names.ResourceName;
import io.snaprelay.plan.DatabaseTarget;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.plan.Select;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The databases that plans select by a tag, as they are at this moment. What SnapRelay has restored
 * bears the tags of its source, and is never among them.
 */
@ApplicationScoped
class Selection {
  private final RdsGateway rds;
  private final Account account;

  private final SourceAccounts sources;

  Selection(RdsGateway rds, Account account, SourceAccounts sources) {
    this.rds = rds;
    this.account = account;
    this.sources = sources;
  }

  /**
   * The same plan file, in which these plans name the databases that they select.
   *
   * @throws io.snaprelay.aws.AwsFailure if RDS does not tell
   */
  PlanFile in(PlanFile file, Iterable<String> plans) {
    Map<String, DatabaseTarget> databases = new HashMap<>(file.databases());
    Map<String, Plan> expanded = new HashMap<>(file.plans());
    for (String name : plans) {
      Plan plan = file.plans().get(name);
      Optional.ofNullable(plan)
          .flatMap(Plan::select)
          .map(this::databases)
          .ifPresent(
              selected -> {
                databases.putAll(selected);
                expanded.put(name, plan.selecting(List.copyOf(selected.keySet())));
              });
    }
    return new PlanFile(databases, expanded);
  }

  private Map<String, DatabaseTarget> databases(Select select) {
    Map<String, DatabaseTarget> selected = new TreeMap<>();
    for (String owner : select.accountsOr(account.id())) {
      if (isKnown(owner)) {
        for (String region : select.regions()) {
          rds.databases(owner, region).stream()
              .filter(database -> isSelected(database, select))
              .map(DatabaseState::ref)
              .forEach(ref -> selected.put(name(ref, select), target(ref)));
        }
      }
    }
    return selected;
  }

  /** Any other account is refused by name when the request is resolved. */
  private boolean isKnown(String owner) {
    return owner.equals(account.id()) || sources.has(owner);
  }

  private static boolean isSelected(DatabaseState database, Select select) {
    return select.value().equals(database.tags().get(select.key()))
        && select.engine().stream().allMatch(database.engine()::equals)
        && !database.isDeleting()
        && !isOurs(database);
  }

  private static boolean isOurs(DatabaseState database) {
    return ResourceName.parse(database.ref().identifier()).isPresent()
        || Ownership.of(database.tags()).isPresent();
  }

  /**
   * Two regions or accounts may have the same identifier, and so may an instance and a cluster: an
   * underscore stands in no identifier of RDS. Which others are selected changes no name.
   */
  private static String name(DatabaseRef ref, Select select) {
    String name =
        ref.kind() == DatabaseKind.CLUSTER ? ref.identifier() + "_cluster" : ref.identifier();
    String there = select.regions().size() == 1 ? name : name + "-" + ref.region();
    return select.accounts().size() <= 1 ? there : there + "-" + ref.account();
  }

  private static DatabaseTarget target(DatabaseRef ref) {
    return new DatabaseTarget(
        ref.kind(), ref.identifier(), ref.region(), Optional.of(ref.account()));
  }
}
