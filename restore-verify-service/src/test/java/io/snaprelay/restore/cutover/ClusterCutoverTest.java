package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.StepState;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.TakeBack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a cutover of a cluster does with its instances, which have names of their own. */
class ClusterCutoverTest {
  private static final String RENAME = "rename";

  private final CutoverBench bench = new CutoverBench(Approval.AUTOMATIC, Shape.AURORA);
  private final Stage stage = bench.stage;
  private final String beside = stage.beside().identifier();
  private final String writer = stage.made(1).identifier();
  private final String reader = stage.made(2).identifier();

  @Test
  void instancesLeaveBeforeTheNewClusterComesAndTheNewOnesGetTheirNamesTheWriterLast() {
    bench.until(StepName.CUTOVER);

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CUTOVER));
    assertEquals(
        List.of(
            "untag " + writer,
            "untag " + reader,
            "untag " + beside,
            "protect " + beside + " true",
            "rename ledger-prod -> ledger-prod-retired",
            "rename ledger-prod-a -> ledger-prod-a-retired",
            "rename ledger-prod-b -> ledger-prod-b-retired",
            "rename " + beside + " -> ledger-prod",
            "rename " + reader + " -> ledger-prod-b",
            "rename " + writer + " -> ledger-prod-a",
            "tag ledger-prod-retired",
            "tag ledger-prod-a-retired",
            "tag ledger-prod-b-retired"),
        bench.production.calls());
  }

  @Test
  void noInstanceOfTheNewProductionCanBeSweptAway() {
    bench.until(StepName.CUTOVER);

    List<DatabaseState> members = bench.found(stage.newId()).orElseThrow().state().members();
    assertEquals(2, members.size());
    members.forEach(member -> assertFalse(member.tags().containsKey(TagKeys.ROLE)));
  }

  @Test
  void anInstanceThatDoesNotLeaveItsNameKeepsTheNewClusterOutAndTheSwapTurnsBack() {
    refuseRenamesOf("ledger-prod-b");

    bench.until(StepName.CUTOVER);

    assertEquals(FailureCode.CUTOVER_REVERTED, bench.failure().code());
    assertTrue(bench.failure().detail().contains("could go on writing"), bench.failure().detail());
    assertFalse(bench.production.calls().contains("rename " + beside + " -> ledger-prod"));
    assertServedBy(false);
  }

  @Test
  void aStrangerWithTheNameOfAnInstanceIsNotMovedAndTheCutoverIsDoneWithoutThatName() {
    String id = Stage.id(stage.made(2));
    bench.trouble.before(
        method -> {
          if (bench.holder().equals(Optional.of(stage.newId()))) {
            bench.rds.put(CutoverBench.stranger("ledger-prod-b", "db-STRANGER"));
          }
        });

    bench.until(StepName.CUTOVER);

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CUTOVER));
    assertEquals(Optional.of("db-STRANGER"), idOf("ledger-prod-b"));
    assertEquals(Optional.of(Stage.id(stage.made(1))), idOf("ledger-prod-a"));
    assertEquals(Optional.of(id), idOf(reader));
  }

  @Test
  void anInstanceThatRdsDoesNotRenameDelaysTheEndAndDoesNotUndoTheCutover() {
    refuseRenamesOf(reader);

    bench.until(StepName.CUTOVER);

    assertEquals(Optional.of(StepState.DONE), bench.state(StepName.CUTOVER));
    assertEquals(Optional.of(stage.newId()), bench.holder());
    assertEquals(Optional.of(Stage.id(stage.made(2))), idOf(reader));
  }

  @Test
  void aLostInstanceOfTheOldProductionDoesNotStandInTheWay() {
    untilProductionLeft();
    DatabaseRef lost = stage.served(2);
    bench.rds.put(FakeRds.database(lost, "failed", false, Map.of()), stage.aside());

    bench.until(StepName.CUTOVER);

    assertEquals(Optional.of(stage.newId()), bench.holder());
  }

  @Test
  void anEndpointThatDoesNotAnswerBringsEveryInstanceBack() {
    bench.endpointFinding = Optional.of("nobody answers");

    bench.until(StepName.CUTOVER);

    assertEquals(FailureCode.CUTOVER_REVERTED, bench.failure().code());
    assertServedBy(false);
    bench
        .found(stage.newId())
        .orElseThrow()
        .state()
        .members()
        .forEach(
            member -> assertEquals("temporary", member.tags().get(TagKeys.ROLE), "is cleaned up"));
  }

  @Test
  void whoeverTakesItBackGetsTheInstancesTooAfterTheOthersHaveLeftTheirNames() {
    bench.until(StepName.CUTOVER);
    int before = bench.production.calls().size();
    takeBack();

    bench.until(StepName.RETIRE);

    assertServedBy(false);
    List<String> calls = bench.production.calls().subList(before, bench.production.calls().size());
    assertEquals(
        List.of(
            "rename ledger-prod -> " + beside,
            "rename ledger-prod-a -> " + writer,
            "rename ledger-prod-b -> " + reader,
            "rename ledger-prod-retired -> ledger-prod"),
        calls.subList(0, 4));
  }

  @Test
  void onTheWayBackAnInstanceThatRdsDoesNotRenameDoesNotKeepTheOldProductionOut() {
    bench.until(StepName.CUTOVER);
    refuseRenamesOf("ledger-prod-b");
    takeBack();

    bench.until(StepName.RETIRE);

    assertEquals(Optional.of(stage.oldId()), bench.holder());
    assertEquals(FailureCode.CUTOVER_REVERTED, bench.failure().code());
  }

  @Test
  void aNameAsideThatAnInstanceWouldNeedIsFoundBeforeAnythingIsTouched() {
    bench.rds.put(CutoverBench.stranger("ledger-prod-b-retired", "db-EARLIER"));

    bench.until(StepName.CUTOVER);

    assertEquals(FailureCode.PREFLIGHT_FAILED, bench.failure().code());
    assertTrue(bench.failure().detail().contains("ledger-prod-b-retired exists already"));
    assertEquals(List.of(), bench.production.calls());
  }

  @Test
  void anInstanceThatSomebodyGaveTheOldProductionMeanwhileKeepsItFromDeletion() {
    bench.until(StepName.CUTOVER);
    bench.rds.put(FakeRds.instance(stage.instance("analysis"), Map.of()), stage.aside());
    bench.clock.advance(CutoverBench.HOLD.plusMinutes(1));

    bench.until(StepName.RETIRE);

    assertEquals(FailureCode.CLEAN_UP_FAILED, bench.failure().code());
    assertTrue(bench.failure().detail().contains("analysis"), bench.failure().detail());
    assertTrue(
        bench.production.calls().stream().noneMatch(call -> call.startsWith("delete")),
        bench.production.calls().toString());
  }

  private void takeBack() {
    bench.deliver(
        Messages.write(
            new TakeBack(Runs.RUN, "dba", bench.decisions.intent(Runs.RUN).orElseThrow().at())));
  }

  /** RDS refuses to rename one instance, for ever. */
  private void refuseRenamesOf(String name) {
    bench.trouble.on(
        RENAME,
        arguments -> {
          if (((DatabaseRef) arguments[0]).identifier().equals(name)) {
            throw FakeRds.failure(AwsFailure.Kind.REFUSED, "InvalidParameterCombination", "no");
          }
        });
  }

  private void untilProductionLeft() {
    for (int looks = 0;
        looks < 100
            && bench.nameOf(stage.oldId()).filter(stage.aside().identifier()::equals).isEmpty();
        looks++) {
      bench.look(StepName.CUTOVER);
      bench.production.settle();
    }
  }

  private void assertServedBy(boolean restored) {
    assertEquals(Optional.of(restored ? stage.newId() : stage.oldId()), bench.holder());
    assertTrue(
        stage.areCalled(bench.rds, stage.serving(restored))
            && stage.areCalled(bench.rds, stage.apart(restored)),
        bench.production.calls().toString());
  }

  private Optional<String> idOf(String instance) {
    return bench.rds.database(stage.instance(instance)).map(DatabaseState::resourceId);
  }
}
