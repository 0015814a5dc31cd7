package io.snaprelay.snapshot;

import io.snaprelay.aws.Account;
import io.snaprelay.events.EventHeader;
import io.snaprelay.ledger.TriggerRecord.Refusal;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.retention.Decision;
import io.snaprelay.retention.Retention;
import io.snaprelay.step.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Lets the snapshots of a database expire: ends what was begun, then begins what is due. It is no
 * step: whatever becomes of it, the run that gave occasion stays what it was.
 */
@ApplicationScoped
class ExpireSnapshots {
  private final PlanText plans;
  private final Selection selection;
  private final Account account;
  private final Retention retention;
  private final Expiries expiries;
  private final EndExpiry end;
  private final Clock clock;

  ExpireSnapshots(
      PlanText plans,
      Selection selection,
      Account account,
      Retention retention,
      Expiries expiries,
      EndExpiry end,
      Clock clock) {
    this.plans = plans;
    this.selection = selection;
    this.account = account;
    this.retention = retention;
    this.expiries = expiries;
    this.end = end;
    this.clock = clock;
  }

  /**
   * Goes as far as one message can.
   *
   * @param run the run that gave occasion
   * @param occasion the event that did
   */
  Outcome of(FrozenPlan run, EventHeader occasion) {
    KnownPlans known = KnownPlans.read(plans);
    return known.areRefused() ? refuse(known.refusals()) : expire(run, occasion, known.file());
  }

  /** Nothing expires by a file that nobody can read. */
  private static Outcome refuse(List<Refusal> refusals) {
    Refusal first = refusals.get(0);
    return Outcome.giveUp(first.code(), first.detail(), "Everything: nothing expires meanwhile");
  }

  private Outcome expire(FrozenPlan run, EventHeader occasion, PlanFile file) {
    CurrentPlan current = new CurrentPlan(file, selection, account);
    Optional<Expiry> last = expiries.last(run.database());
    while (true) {
      Optional<Outcome> wait = last.flatMap(expiry -> end.of(expiry, decisions(expiry, current)));
      if (wait.isPresent()) {
        return wait.get();
      }
      if (last.filter(expiry -> expiry.cause().equals(occasion.eventId())).isPresent()) {
        return Outcome.ignore("expired");
      }
      List<Expiry.Doomed> doomed = doomed(run, current);
      if (doomed.isEmpty()) {
        return Outcome.ignore("nothing expires");
      }
      expiries.begin(expiry(run, occasion, doomed));
      last = expiries.last(run.database());
    }
  }

  private List<Expiry.Doomed> doomed(FrozenPlan run, CurrentPlan current) {
    return decisions(run.planName(), run.databaseName(), run.database(), current).stream()
        .filter(Decision::expires)
        .map(Expiry.Doomed::of)
        .toList();
  }

  private List<Decision> decisions(Expiry expiry, CurrentPlan current) {
    return expiries.result(expiry).isPresent()
        ? List.of()
        : decisions(expiry.plan(), expiry.databaseName(), expiry.database(), current);
  }

  private List<Decision> decisions(
      String plan, String databaseName, DatabaseRef database, CurrentPlan current) {
    return current
        .retaining(plan, databaseName, database)
        .map(found -> retention.of(plan, found, database, clock.instant()))
        .orElse(List.of());
  }

  private Expiry expiry(FrozenPlan run, EventHeader occasion, List<Expiry.Doomed> doomed) {
    return new Expiry(
        expiries.next(run.database()),
        run.database(),
        run.databaseName(),
        run.planName(),
        run.run(),
        occasion.eventId(),
        clock.instant(),
        doomed);
  }
}
