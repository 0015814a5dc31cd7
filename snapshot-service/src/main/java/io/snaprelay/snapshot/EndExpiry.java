package io.snaprelay.snapshot;

import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.retention.Decision;
import io.snaprelay.retention.DeletionRight;
import io.snaprelay.runtime.Pace;
import io.snaprelay.snapshot.Deletion.Progress;
import io.snaprelay.snapshot.Expiry.Doomed;
import io.snaprelay.step.EventBus;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes an expiry to its end: each snapshot for itself, so that one that cannot be deleted keeps no
 * other. The result is recorded before it is published, and published before the next expiry
 * begins.
 */
@ApplicationScoped
class EndExpiry {
  private static final Logger LOG = Logger.getLogger(EndExpiry.class);

  private final RdsGateway rds;
  private final RunLedger ledger;
  private final Expiries expiries;
  private final EventBus bus;
  private final Pace pace;
  private final Clock clock;

  EndExpiry(
      RdsGateway rds, RunLedger ledger, Expiries expiries, EventBus bus, Pace pace, Clock clock) {
    this.rds = rds;
    this.ledger = ledger;
    this.expiries = expiries;
    this.bus = bus;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * Goes on, and tells the result.
   *
   * @param decisions what the policy says now; not looked at if it has ended
   * @return when to come again; empty once it has ended
   */
  Optional<Outcome> of(Expiry expiry, List<Decision> decisions) {
    Optional<SnapshotsExpired> result = expiries.result(expiry);
    if (result.isEmpty()) {
      Map<Doomed, Progress> progress = goOn(expiry, decisions);
      if (mustWait(expiry, progress)) {
        return Optional.of(Outcome.retryLater("snapshots are being deleted", pace.next()));
      }
      result = Optional.of(expiries.end(expiry, event(expiry, new ExpiryResult(progress))));
    }
    result.filter(event -> !ledger.isCopied(event)).ifPresent(event -> bus.publish(List.of(event)));
    return Optional.empty();
  }

  private Map<Doomed, Progress> goOn(Expiry expiry, List<Decision> decisions) {
    Deletion deletion = new Deletion(rds, new DeletionRight(ledger), decisions);
    Map<Doomed, Progress> progress = new LinkedHashMap<>();
    for (Doomed doomed : expiry.doomed()) {
      Progress now = deletion.of(doomed.snapshot());
      if (now instanceof Progress.Gone) {
        expiries.gone(doomed, clock.instant());
      }
      LOG.infof("%s: %s", doomed.snapshot().arn(), now);
      progress.put(doomed, now);
    }
    return progress;
  }

  private boolean mustWait(Expiry expiry, Map<Doomed, Progress> progress) {
    return progress.values().stream().anyMatch(Progress.Waiting.class::isInstance)
        && clock.instant().isBefore(expiry.deadline());
  }

  /** Of the run that gave occasion: its notifications tell it. */
  private SnapshotsExpired event(Expiry expiry, ExpiryResult result) {
    Run run =
        new Run(ledger.plan(expiry.run()).orElseThrow(), ledger, expiry.cause(), clock.instant());
    String subject = expiry.database().arn() + "/" + expiry.number();
    return new SnapshotsExpired(
        run.header(SnapshotsExpired.class, subject),
        expiry.database(),
        result.expired(),
        Optional.of(result.reasons(expiry.plan())));
  }
}
