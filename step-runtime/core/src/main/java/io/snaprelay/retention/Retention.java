package io.snaprelay.retention;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.Share;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a plan's retention says of a database's snapshots, as RDS and the ledger are now. */
public final class Retention {
  private final RdsGateway rds;
  private final Ledger ledger;

  public Retention(RdsGateway rds, Ledger ledger) {
    this.rds = rds;
    this.ledger = ledger;
  }

  /** The regions in which a plan's snapshots of a database are, in its own account. */
  public static Set<String> regions(Plan plan, DatabaseRef database) {
    return where(plan, database).stream()
        .filter(where -> where.account().equals(database.account()))
        .map(Where::region)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where snapshots may be. */
  private record Where(String account, String region) {}

  private static Set<Where> where(Plan plan, DatabaseRef database) {
    Copies copies = Copies.of(plan);
    Set<Where> where = new LinkedHashSet<>();
    where.add(new Where(database.account(), database.region()));
    plan.copies().stream()
        .map(copy -> new Where(copies.account(copy, database.account()), copy.region()))
        .forEach(where::add);
    return where;
  }

  /**
   * Decides about every snapshot that SnapRelay holds of a database for a plan. Reads only.
   *
   * @throws io.snaprelay.aws.AwsFailure if RDS does not answer for one of the regions: then nothing
   *     is decided
   */
  public List<Decision> of(String planName, Plan plan, DatabaseRef database, Instant now) {
    List<SnapshotState> described =
        where(plan, database).stream()
            .flatMap(each -> rds.manualSnapshots(each.account(), each.region()).stream())
            .toList();
    List<Held> held = new Inventory(ledger, database, described).of(planName, database);
    return Policy.decide(Rules.of(plan), held, now).stream().map(this::unlessShared).toList();
  }

  /** Only of what is to go anybody asks who may restore it: it costs a call for each. */
  private Decision unlessShared(Decision decision) {
    if (!decision.expires()) {
      return decision;
    }
    Held held = decision.snapshot();
    List<String> strangers = strangers(held.ref(), planned(held));
    return strangers.isEmpty()
        ? decision
        : new Decision(held, Reason.SHARED, "shared with " + String.join(", ", strangers));
  }

  private List<String> strangers(SnapshotRef snapshot, Collection<String> planned) {
    return rds.sharedWith(snapshot).stream().filter(each -> !planned.contains(each)).toList();
  }

  /** With whom its own run shared it, be it only to be copied from there. */
  private Set<String> planned(Held held) {
    Plan plan = new RunLedger(ledger).plan(held.run()).map(FrozenPlan::plan).orElseThrow();
    if (held.isIn(Place.Kind.SANITIZED)) {
      return Set.copyOf(plan.sanitize().map(Sanitize::share).orElse(List.of()));
    }
    Set<String> planned = new HashSet<>(plan.share().map(Share::accounts).orElse(List.of()));
    plan.copies().forEach(copy -> copy.account().ifPresent(planned::add));
    return planned;
  }
}
