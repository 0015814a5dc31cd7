package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.TakeBack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** How long nobody has a name that clients know, when RDS does not do what it is asked for. */
class ClusterPatienceTest {
  /** Four looks, one of which may see half of a rename, and a rename back. */
  private static final Duration A_FEW_LOOKS = Duration.ofMinutes(4);

  private final CutoverBench bench = new CutoverBench(Approval.AUTOMATIC, Shape.AURORA);
  private final Stage stage = bench.stage;

  @Test
  void anInstanceThatMayNotLeaveTurnsTheSwapBackAtOnce() {
    fail(stage.served(2), AwsFailure.Kind.REFUSED);

    Duration without = without(() -> bench.holder().isEmpty(), StepName.CUTOVER);

    assertEquals(FailureCode.CUTOVER_REVERTED, bench.failure().code());
    assertTrue(without.compareTo(A_FEW_LOOKS) < 0, without.toString());
  }

  @Test
  void anInstanceThatDoesNotLeaveIsWaitedForLessThanTheSwapMayTake() {
    fail(stage.served(2), AwsFailure.Kind.ACCESS_DENIED);

    Duration without = without(() -> bench.holder().isEmpty(), StepName.CUTOVER);

    assertEquals(FailureCode.CUTOVER_REVERTED, bench.failure().code());
    assertPatience(without);
  }

  @Test
  void onTheWayBackAnInstanceThatDoesNotLeaveIsDoneWithoutAsSoon() {
    bench.until(StepName.CUTOVER);
    fail(stage.served(2), AwsFailure.Kind.ACCESS_DENIED);
    Instant writesLost = bench.decisions.intent(Runs.RUN).orElseThrow().at();
    bench.deliver(Messages.write(new TakeBack(Runs.RUN, "dba", writesLost)));

    Duration without = without(() -> bench.holder().isEmpty(), StepName.RETIRE);

    assertEquals(Optional.of(stage.oldId()), bench.holder());
    assertPatience(without);
  }

  @Test
  void aReaderThatRdsRefusesToRenameDoesNotKeepTheWriterFromItsName() {
    fail(stage.made(2), AwsFailure.Kind.REFUSED);

    Duration without = without(this::writerHasNoName, StepName.CUTOVER);

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CUTOVER));
    assertTrue(without.compareTo(A_FEW_LOOKS) < 0, without.toString());
  }

  @Test
  void aReaderThatIsNeverRenamedDelaysTheWriterAndNoLonger() {
    fail(stage.made(2), AwsFailure.Kind.ACCESS_DENIED);

    Duration without = without(this::writerHasNoName, StepName.CUTOVER);

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CUTOVER));
    assertPatience(without);
  }

  private void assertPatience(Duration without) {
    Duration patience = new Patience().instancesPatience();
    assertTrue(without.compareTo(patience) > 0, "It was not waited for: " + without);
    assertTrue(without.compareTo(patience.plus(A_FEW_LOOKS)) < 0, without.toString());
  }

  private boolean writerHasNoName() {
    return bench.rds.database(stage.instance("ledger-prod-a")).isEmpty()
        && bench.holder().equals(Optional.of(stage.newId()));
  }

  /** Every rename of an instance that is called so fails, for ever. */
  private void fail(DatabaseRef instance, AwsFailure.Kind how) {
    bench.trouble.on(
        "rename",
        arguments -> {
          if (instance.equals(arguments[0])) {
            throw FakeRds.failure(how, "Failure", "no");
          }
        });
  }

  /** From the first to the last look at which something held, until a step has ended. */
  private Duration without(BooleanSupplier held, StepName step) {
    List<Instant> seen = new ArrayList<>();
    bench.trouble.before(
        method -> {
          if (held.getAsBoolean()) {
            seen.add(bench.clock.instant());
          }
        });
    bench.until(step);
    assertTrue(seen.size() > 1, "It never came to that");
    return Duration.between(seen.get(0), seen.get(seen.size() - 1));
  }
}
