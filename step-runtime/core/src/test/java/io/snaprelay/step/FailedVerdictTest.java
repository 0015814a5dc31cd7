package io.snaprelay.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.RestoreAvailable;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proof that ends with a bad verdict is done, but nothing may be built on it. */
class FailedVerdictTest {
  private static final FrozenPlan SANITIZED =
      Runs.copiedAndVerified()
          .sanitized(
              new Sanitize(
                  "rules.yaml",
                  Optional.of("alias/dev"),
                  List.of("444444444444"),
                  Optional.empty()))
          .frozen();
  private static final DatabaseRef TEMPORARY = Runs.ORDERS;
  private static final SnapshotRef COPY =
      new SnapshotRef(Runs.ORDERS.kind(), Runs.ACCOUNT, "eu-central-1", "copy");

  private final LoopBench bench = new LoopBench().begun(SANITIZED);
  private final Run run = new Run(SANITIZED, bench.ledger, "cause", bench.clock.instant());
  private final RestoreAvailable restored =
      new RestoreAvailable(run.header(RestoreAvailable.class, "db-1"), COPY, TEMPORARY, "db-1");

  @Test
  void whatWouldBeMaskedAndGivenAwayIsNeverReached() {
    bench.with(new ToyProof(Verdict.FAILED)).deliver(restored);

    assertEquals(
        Set.of(
            StepName.SANITIZE,
            StepName.SANITIZED_SNAPSHOT,
            StepName.SANITIZED_COPY,
            StepName.SANITIZED_SHARE),
        notReached());
    assertEquals(
        StepState.DONE, bench.ledger.step(run.id(), StepName.VERIFY).orElseThrow().state());
  }

  @Test
  void aGoodVerdictEndsNothing() {
    bench.with(new ToyProof(Verdict.PASSED)).deliver(restored);

    assertEquals(Set.of(), notReached());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger.create", "bus.publish"})
  void aServiceKilledInBetweenSaysTheRestWhenTheMessageComesAgain(String point) {
    bench.with(new ToyProof(Verdict.FAILED));
    bench.faults.failAfter(point, new IllegalStateException("killed"));
    bench.deliver(restored);

    bench.deliver(restored);

    assertTrue(notReached().contains(StepName.SANITIZED_SHARE));
    assertEquals(1, bench.bus.distinctIds(VerificationCompleted.class).size());
  }

  private Set<StepName> notReached() {
    return bench.ledger.recorded(run.id()).stream()
        .map(step -> bench.ledger.step(run.id(), step).orElseThrow())
        .filter(record -> record.state() == StepState.NOT_REACHED)
        .map(StepRecord::step)
        .collect(Collectors.toSet());
  }

  /** A proof whose verdict the test chooses. */
  private record ToyProof(Verdict verdict) implements Start<RestoreAvailable> {
    @Override
    public Class<RestoreAvailable> event() {
      return RestoreAvailable.class;
    }

    @Override
    public StepName step() {
      return StepName.VERIFY;
    }

    @Override
    public Outcome start(RestoreAvailable event, Run run) {
      return Outcome.emit(
          new VerificationCompleted(
              run.header(VerificationCompleted.class, "db-1"), TEMPORARY, verdict, List.of()));
    }
  }
}
