package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.CutoverCompleted;
import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two deliveries of one message: while the call of one is on its way, the other one ends the swap,
 * and the name in the call leads nowhere any more. IAM, which looks at tags, denies such a call
 * before RDS can say that there is no such database.
 */
class DoubledCutoverTest {
  private static final List<AwsFailure.Kind> REFUSALS =
      List.of(AwsFailure.Kind.ACCESS_DENIED, AwsFailure.Kind.NOT_FOUND);

  /** Every kind of write that names the candidate. */
  private static Stream<Arguments> late() {
    return Stream.of(Shape.values())
        .flatMap(
            shape ->
                Stream.of("untag", "protect", "rename")
                    .flatMap(call -> REFUSALS.stream().map(how -> Arguments.of(shape, call, how))));
  }

  @ParameterizedTest
  @MethodSource("late")
  void whoeverCallsByANameThatHasMovedOnIsRefusedAndWritesNothingAnyMore(
      Shape shape, String call, AwsFailure.Kind refusal) {
    List<String> alone = calls(new CutoverBench(Approval.AUTOMATIC, shape));
    CutoverBench bench = new CutoverBench(Approval.AUTOMATIC, shape);
    boolean[] late = {false};
    bench.trouble.on(
        call, arguments -> overtaken(bench, (DatabaseRef) arguments[0], late, refusal));

    List<String> doubled = calls(bench);

    assertTrue(late[0], "Nobody was late");
    assertEquals(alone, doubled);
    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CUTOVER));
    assertEquals(Optional.of(bench.stage.newId()), bench.holder());
    assertEquals(1, bench.bus.distinctIds(CutoverCompleted.class).size());
  }

  private static List<String> calls(CutoverBench bench) {
    return bench.until(StepName.CUTOVER).production.calls();
  }

  /** The first call on the candidate arrives after everything else. */
  private static void overtaken(
      CutoverBench bench, DatabaseRef database, boolean[] late, AwsFailure.Kind refusal) {
    if (late[0] || !database.equals(bench.stage.beside())) {
      return;
    }
    late[0] = true;
    for (int looks = 0; looks < 200 && bench.state(StepName.CUTOVER).isEmpty(); looks++) {
      bench.look(StepName.CUTOVER);
      bench.production.pass();
      bench.clock.advance(Duration.ofSeconds(15));
    }
    assertEquals(Optional.empty(), bench.rds.database(database).map(DatabaseState::resourceId));
    throw FakeRds.failure(refusal, "Refused", "no database has that name any more");
  }
}
