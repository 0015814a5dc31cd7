package io.snaprelay.restore;

import io.snaprelay.database.CreationGate;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a database that clean-up cannot see may yet come to be: called off from outside, the step
 * may have been in the middle of its call.
 */
@ApplicationScoped
class CreationsInFlight {
  /** A call of ours ends within its 60 s time-out; the rest is for clocks and pauses. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(3);

  private static final Set<FailureCode> FROM_OUTSIDE =
      Set.of(FailureCode.CANCELLED, FailureCode.DEADLINE);

  private final CreationGate gate;
  private final RunLedger ledger;

  CreationsInFlight(CreationGate gate, RunLedger ledger) {
    this.gate = gate;
    this.ledger = ledger;
  }

  /** RDS was never asked; from now on it will not be. */
  boolean neverWillBe(StepName creator, Run run) {
    return gate.close(run.id(), creator);
  }

  /** RDS may have been asked so lately that it does not show yet. */
  boolean mayStillBe(Temporary temporary, Run run) {
    Optional<StepRecord> record = ledger.step(run.id(), temporary.step());
    return record.isEmpty() || calledOff(record.get()) && isFresh(record.get(), run);
  }

  private static boolean calledOff(StepRecord record) {
    return record.state() == StepState.NOT_REACHED
        || record.failure().filter(FROM_OUTSIDE::contains).isPresent();
  }

  private static boolean isFresh(StepRecord record, Run run) {
    return run.now().isBefore(record.recordedAt().plus(LONGEST_CALL));
  }
}
