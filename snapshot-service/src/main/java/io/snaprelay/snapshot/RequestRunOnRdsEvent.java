package io.snaprelay.snapshot;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.events.Event;
import io.snaprelay.events.RunRequested;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.names.ResourceName;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.RdsNotification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * An RDS event leads to one {@code run-requested} per plan whose {@code on} names it. What we make
 * ourselves never does: otherwise a plan for every snapshot would run on its own.
 */
@ApplicationScoped
class RequestRunOnRdsEvent implements Reaction<RdsNotification> {
  private static final Logger LOG = Logger.getLogger(RequestRunOnRdsEvent.class);
  private static final String ANY_PLAN = "*";

  private final PlanText plans;
  private final RdsGateway rds;
  private final RunLedger ledger;
  private final Account account;
  private final SourceAccounts sources;
  private final Selection selection;

  RequestRunOnRdsEvent(
      PlanText plans,
      RdsGateway rds,
      RunLedger ledger,
      Account account,
      SourceAccounts sources,
      Selection selection) {
    this.sources = sources;
    this.selection = selection;
    this.plans = plans;
    this.rds = rds;
    this.ledger = ledger;
    this.account = account;
  }

  @Override
  public Class<RdsNotification> message() {
    return RdsNotification.class;
  }

  @Override
  public Outcome react(RdsNotification event) {
    Optional<SnapshotRef> snapshot = knownSnapshot(event);
    if (snapshot.isEmpty()) {
      return Outcome.ignore(
          event.sourceArn()
              + " is no snapshot of this account, or of one with databases of the plans");
    }
    if (ResourceName.parse(event.sourceIdentifier()).isPresent()) {
      return Outcome.ignore("ours");
    }
    KnownPlans known = KnownPlans.read(plans);
    return known.areRefused()
        ? refuse(event, known.refusals())
        : request(new EventRequests(event, snapshot.get()), known.file());
  }

  private Outcome request(EventRequests requests, PlanFile file) {
    if (requests.plans(file).isEmpty()) {
      return Outcome.ignore("no plan runs on it");
    }
    Optional<SnapshotState> snapshot = rds.snapshot(requests.snapshot());
    if (snapshot.isEmpty()) {
      return Outcome.ignore("the snapshot is gone");
    }
    DatabaseRef database = requests.databaseOf(snapshot.get());
    PlanFile selected = selection.in(file, requests.plans(file).keySet());
    List<Event> requested = requests.of(selected, database, account.id());
    if (requested.isEmpty()) {
      return Outcome.ignore("no plan that runs on it has the database " + database.identifier());
    }
    return isOurs(snapshot.get(), database) ? Outcome.ignore("ours") : new Outcome.Emit(requested);
  }

  /** By name and by tags as the API tells them: the event's own tags may be old. */
  private boolean isOurs(SnapshotState snapshot, DatabaseRef database) {
    return bearsOurTags(snapshot.tags())
        || ResourceName.parse(database.identifier()).isPresent()
        || rds.database(database).filter(parent -> bearsOurTags(parent.tags())).isPresent();
  }

  private static boolean bearsOurTags(Map<String, String> tags) {
    return Ownership.of(tags).isPresent();
  }

  private Optional<SnapshotRef> knownSnapshot(RdsNotification event) {
    Home home = new Home(account.id(), sources);
    try {
      return Optional.of(SnapshotRef.ofArn(event.sourceArn()))
          .filter(snapshot -> !home.isUnknown(snapshot.account()));
    } catch (IllegalArgumentException noSnapshot) {
      return Optional.empty();
    }
  }

  /**
   * Which plans would have run, a wrong plan file does not tell; that none did, the ledger does.
   */
  private Outcome refuse(RdsNotification event, List<TriggerRecord.Refusal> refusals) {
    RunRequested any =
        new RunRequested(
            EventRequests.header(event.triggerId(), event), ANY_PLAN, List.of(), Optional.empty());
    TriggerRecord.Refusal first =
        ledger.record(Resolution.refused(any, refusals)).refusals().get(0);
    LOG.errorf("No plan can run on the RDS event %s: %s", event.triggerId(), first.detail());
    return Outcome.giveUp(first.code(), first.detail(), "Everything: nothing was started");
  }
}
