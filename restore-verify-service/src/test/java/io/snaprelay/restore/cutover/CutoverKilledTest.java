package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.events.CutoverCompleted;
import io.snaprelay.events.StepFailed;
import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Cancellation;
import io.snaprelay.wire.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call that leaves the service on the way there and on the way back is broken once, before
 * and after its effect; then everything at once, at random.
 */
class CutoverKilledTest {
  private static final int WORKERS_INSIDE_EACH_OTHER = 3;
  private static final int KILLED = 0;

  /** More by {@code -Dcutover.seeds=1500}. */
  private static final int SEEDS = Integer.getInteger("cutover.seeds", 150);

  /** What a call may end in, other than its effect. */
  private static final List<Supplier<RuntimeException>> ENDINGS =
      List.of(
          Trouble.Killed::new,
          () -> FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "NoAnswer", "lost"),
          () -> FakeRds.failure(AwsFailure.Kind.THROTTLED, "Throttling", "slow down"),
          () -> FakeRds.failure(AwsFailure.Kind.INVALID_STATE, "InvalidDBInstanceState", "busy"),
          () -> FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDenied", "lags"));

  /** Those of a Multi-AZ DB cluster are an instance's and one more. */
  private static int seeds(Shape shape) {
    return shape == Shape.MULTI_AZ ? SEEDS / 3 : SEEDS;
  }

  /** Of the calls of a cluster's cutover every one by {@code -Dcutover.stride=1}. */
  static final int STRIDE = Integer.getInteger("cutover.stride", 5);

  @ParameterizedTest
  @CsvSource({
    "INSTANCE,true",
    "INSTANCE,false",
    "AURORA,true",
    "AURORA,false",
    "MULTI_AZ,true",
    "MULTI_AZ,false"
  })
  void whicheverCallBreaksProductionIsUpInTheEndAndTheVerdictIsTrue(
      Shape shape, boolean endpointAnswers) {
    Story story = new Story(shape, endpointAnswers);
    int calls = run(story, -1, false, 0).trouble.calls();
    assertTrue(calls > 60, "Only %d calls".formatted(calls));
    for (int call = 0; call < calls; call += story.stride()) {
      int refused = 1 + call % (ENDINGS.size() - 1);
      assertGoodEnd(run(story, call, true, KILLED), "killed after call " + call);
      assertGoodEnd(run(story, call, false, KILLED), "killed before call " + call);
      assertGoodEnd(run(story, call, false, refused), "call " + call + " ended in " + refused);
    }
  }

  /** What is cut over, and whether its endpoint answers then. */
  private record Story(Shape shape, boolean answers) {
    int stride() {
      return shape == Shape.INSTANCE ? 1 : STRIDE;
    }
  }

  private static CutoverBench run(Story story, int call, boolean after, int ending) {
    CutoverBench bench = new CutoverBench(Approval.AUTOMATIC, story.shape());
    boolean answers = story.answers();
    bench.endpointFinding = answers ? Optional.empty() : Optional.of("nobody answers");
    bench.trouble.breaks(call, after, ENDINGS.get(ending).get());
    return bench.until(StepName.CUTOVER);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void withWorkersThatAreLateDoubledAndKilledAtRandomItStillComesToAGoodEnd(Shape shape) {
    int there = 0;
    int seeds = seeds(shape);
    for (int seed = 0; seed < seeds; seed++) {
      CutoverBench bench = new CutoverBench(Approval.AUTOMATIC, shape);
      new Chaos(bench, seed).until(StepName.CUTOVER);
      assertGoodEnd(bench, "seed " + seed);
      there += bench.completed() ? 1 : 0;
    }
    assertTrue(there > seeds / 10 && there < seeds * 9 / 10, "Only one end was met: " + there);
  }

  private static void assertGoodEnd(CutoverBench bench, String where) {
    assertOldSessionsEnded(bench, where);
    bench.production.settle();
    Optional<StepState> state = bench.state(StepName.CUTOVER);
    assertTrue(state.isPresent(), where + ": no end; " + bench.production.calls());
    assertEquals(
        Optional.of(state.get() == StepState.DONE ? bench.stage.newId() : bench.stage.oldId()),
        bench.holder(),
        where + ": " + bench.production.calls());
    boolean done = state.get() == StepState.DONE;
    assertTrue(
        bench.stage.areCalled(bench.rds, bench.stage.serving(done))
            && bench.stage.areCalled(bench.rds, bench.stage.apart(done)),
        where + ": " + bench.production.calls());
    assertEquals(
        state.get() == StepState.DONE ? 1 : 0,
        bench.bus.distinctIds(CutoverCompleted.class).size(),
        where);
    assertTrue(bench.found(bench.stage.oldId()).isPresent(), where);
    boolean temporary =
        bench
            .found(bench.stage.newId())
            .filter(
                found -> TemporaryDatabases.owner(bench.run()).isWrittenIn(found.state().tags()))
            .isPresent();
    assertEquals(state.get() != StepState.DONE, temporary, where + ": orphan, or in danger");
    assertEquals(
        state.get() == StepState.DONE,
        bench.found(bench.stage.newId()).orElseThrow().deletionProtected(),
        where);
    assertFalse(
        state.get() == StepState.DONE && !bench.bus.published(StepFailed.class).isEmpty(), where);
  }

  /** Before each moment in which the restored cluster was about to get the name. */
  private static void assertOldSessionsEnded(CutoverBench bench, String where) {
    List<String> calls = bench.production.calls();
    Stage stage = bench.stage;
    String comes =
        "rename " + stage.beside().identifier() + " -> " + stage.production().identifier();
    if (stage.shape() == Shape.MULTI_AZ && calls.contains(comes)) {
      int ended = calls.indexOf("endSessions " + stage.aside().identifier());
      assertTrue(ended >= 0 && ended < calls.indexOf(comes), where + ": " + calls);
    }
  }

  /** Other workers run while a call of one is on its way; calls are refused, lost and killed. */
  private static final class Chaos {
    private final CutoverBench bench;
    private final Random random;
    private int inside;

    Chaos(CutoverBench bench, int seed) {
      this.bench = bench;
      this.random = new Random(seed);
      boolean answers = seed % 2 == 0;
      bench.endpointFinding = answers ? Optional.empty() : Optional.of("nobody answers");
      bench.trouble.before(method -> meanwhile());
    }

    private void meanwhile() {
      if (random.nextInt(12) == 0 && inside < WORKERS_INSIDE_EACH_OTHER) {
        inside++;
        for (int others = random.nextInt(8); others >= 0; others--) {
          pass();
        }
        inside--;
      }
      if (random.nextInt(25) == 0) {
        throw ENDINGS.get(random.nextInt(ENDINGS.size())).get();
      }
    }

    private void pass() {
      bench.look(StepName.CUTOVER);
      if (random.nextInt(3) > 0) {
        bench.production.pass();
      }
      if (random.nextInt(150) == 0) {
        bench.endpointFinding = Optional.of("it stopped answering");
      }
      if (random.nextInt(200) == 0) {
        bench.deliver(Messages.write(new Cancellation(Runs.RUN, "somebody")));
      }
      // The calls of one worker last a minute at most, whatever happens meanwhile.
      bench.clock.advance(Duration.ofSeconds(inside > 0 ? 1 : 15));
    }

    void until(StepName step) {
      for (int looks = 0; looks < 2000 && bench.state(step).isEmpty(); looks++) {
        pass();
      }
      bench.trouble.before(method -> {});
      bench.look(step);
    }
  }
}
