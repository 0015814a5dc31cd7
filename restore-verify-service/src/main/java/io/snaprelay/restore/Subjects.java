package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.database.Engine;
import io.snaprelay.database.Servers;
import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.restore.proof.Access;
import io.snaprelay.restore.proof.Earlier;
import io.snaprelay.restore.proof.ProofSubject;
import io.snaprelay.restore.proof.Timeline;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the proof of a run is about: from its plan, its ledger, and the proofs before it. */
@ApplicationScoped
class Subjects {
  /** Under this name the ledger keeps when the temporary database was first seen available. */
  static final String AVAILABLE = "restore-available";

  private final Proofs proofs;
  private final RunLedger ledger;
  private final Servers servers;

  Subjects(Proofs proofs, RunLedger ledger, Servers servers) {
    this.proofs = proofs;
    this.ledger = ledger;
    this.servers = servers;
  }

  /**
   * Made before the proof begins, so that a secret that cannot be read just now costs no proof.
   *
   * @throws AwsFailure if Secrets Manager does not answer
   */
  ProofSubject of(RestoreAvailable event, DatabaseState temporary, Run run) {
    ProvedSnapshot proved = ProvedSnapshot.of(run).orElseThrow();
    Verify how = run.plan().verify().orElseThrow();
    Earlier earlier = proofs.earlier(run.frozen().database(), proved, run.id());
    ProofSubject subject =
        new ProofSubject(
            Engine.named(temporary.engine()).orElseThrow(),
            proved.facts().engineVersion(),
            proved.facts().dataAsOf(),
            timeline(event, run),
            how.rpo(),
            how.rto(),
            how.checks(),
            how.scope(),
            earlier,
            accesses(how, temporary));
    boolean becomesProduction = run.plan().restore().filter(Restore::isCutover).isPresent();
    return becomesProduction ? subject.leftUntouched() : subject;
  }

  private Timeline timeline(RestoreAvailable event, Run run) {
    return new Timeline(
        run.frozen().requestedAt(),
        ledger.waiting(run.id(), StepName.RESTORE),
        run.created(StepName.RESTORE).map(Created::calledAt),
        ledger.reached(run.id(), AVAILABLE),
        Optional.of(event.header().occurredAt()));
  }

  private Map<String, Access> accesses(Verify how, DatabaseState temporary) {
    Map<String, Access> accesses = new TreeMap<>();
    for (Check check : how.checks()) {
      if (check instanceof Check.Login login) {
        accesses.computeIfAbsent(login.secret(), secret -> access(secret, temporary));
      }
    }
    return accesses;
  }

  private Access access(String secret, DatabaseState temporary) {
    try {
      return servers
          .as(secret, temporary)
          .<Access>map(Access.Granted::new)
          .orElseGet(() -> new Access.Refused("the temporary database has no endpoint"));
    } catch (AwsFailure e) {
      if (e.isTransient()) {
        throw e;
      }
      return new Access.Refused("its secret cannot be read: " + e.code());
    } catch (IllegalStateException noLogin) {
      return new Access.Refused("its secret holds no username and password");
    }
  }
}
