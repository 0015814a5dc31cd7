package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.restore.cutover.Move.Pause;
import io.snaprelay.restore.cutover.Move.Reason;
import io.snaprelay.restore.cutover.Move.Refuse;
import io.snaprelay.restore.cutover.Move.Rename;
import io.snaprelay.restore.cutover.Move.TurnBack;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every scene there can be, and the few in which a swap is expected to be. */
class SwapTableTest {
  private static final Condition REST = Condition.AT_REST;
  private static final Set<Spot> NOBODY = Set.of();

  /** 5 names x 3 conditions, twice; any of three names taken by strangers; 4 courses. */
  private static Stream<Scene> all() {
    return Arrays.stream(Course.values())
        .flatMap(
            course ->
                standings()
                    .flatMap(
                        old ->
                            standings()
                                .flatMap(
                                    restored ->
                                        strangers()
                                            .map(who -> new Scene(old, restored, who, course)))));
  }

  private static Stream<Standing> standings() {
    return Arrays.stream(Spot.values())
        .flatMap(spot -> Arrays.stream(Condition.values()).map(how -> new Standing(spot, how)));
  }

  private static Stream<Set<Spot>> strangers() {
    List<Spot> names = List.of(Spot.PRODUCTION, Spot.ASIDE, Spot.BESIDE);
    return IntStream.range(0, 8)
        .mapToObj(
            bits ->
                names.stream()
                    .filter(name -> (bits >> names.indexOf(name) & 1) == 1)
                    .collect(Collectors.toUnmodifiableSet()));
  }

  @Test
  void thereIsExactlyOneMoveForEachOfThe7200Scenes() {
    assertEquals(4 * 15 * 15 * 8, all().map(SwapTable::next).filter(move -> move != null).count());
  }

  @Test
  void whatIsRenamedStandsWhereItIsRenamedFromAndIsAtRest() {
    all().forEach(SwapTableTest::checkWhatIsRenamedStandsWhereItIsRenamedFromAndIsAtRest);
  }

  private static void checkWhatIsRenamedStandsWhereItIsRenamedFromAndIsAtRest(Scene scene) {
    if (SwapTable.next(scene) instanceof Rename rename) {
      Standing moved = rename.movesOld() ? scene.old() : scene.restored();
      assertEquals(rename.from(), moved.spot(), scene.toString());
      assertNotEquals(Condition.BUSY, moved.condition(), scene.toString());
    }
  }

  @Test
  void nothingIsRenamedOntoAStrangersName() {
    all().forEach(SwapTableTest::checkNothingIsRenamedOntoAStrangersName);
  }

  private static void checkNothingIsRenamedOntoAStrangersName(Scene scene) {
    if (SwapTable.next(scene) instanceof Rename rename) {
      assertFalse(scene.strangerAt(rename.to()), scene.toString());
    }
  }

  @Test
  void onceTheEndpointCheckHasPassedNothingMovesByItself() {
    all().forEach(SwapTableTest::checkOnceTheEndpointCheckHasPassedNothingMovesByItself);
  }

  private static void checkOnceTheEndpointCheckHasPassedNothingMovesByItself(Scene scene) {
    if (scene.course() == Course.PASSED) {
      assertEquals(Pause.NEW_IS_PRODUCTION, SwapTable.next(scene));
    } else {
      assertNotEquals(Pause.NEW_IS_PRODUCTION, SwapTable.next(scene));
    }
  }

  @Test
  void forwardAlwaysEndsInTheCheckOrTurnsBackAndNeverGivesUp() {
    all().forEach(SwapTableTest::checkForwardAlwaysEndsInTheCheckOrTurnsBackAndNeverGivesUp);
  }

  private static void checkForwardAlwaysEndsInTheCheckOrTurnsBackAndNeverGivesUp(Scene scene) {
    Move move = SwapTable.next(scene);
    if (scene.course() == Course.FORWARD) {
      assertFalse(move instanceof Refuse || move == Pause.OLD_IS_PRODUCTION, move.toString());
      assertFalse(move == Rename.OLD_BACK || move == Rename.RESTORED_OUT, move.toString());
    } else {
      assertFalse(move instanceof TurnBack || move == Pause.CHECK_ENDPOINT, move.toString());
      assertFalse(move == Rename.OLD_ASIDE || move == Rename.RESTORED_IN, move.toString());
    }
  }

  @Test
  void theOldDatabaseIsCalledProductionAgainOnlyWhereItHasTheName() {
    all().forEach(SwapTableTest::checkTheOldDatabaseIsCalledProductionAgainOnlyWhereItHasTheName);
  }

  private static void checkTheOldDatabaseIsCalledProductionAgainOnlyWhereItHasTheName(Scene scene) {
    if (SwapTable.next(scene) == Pause.OLD_IS_PRODUCTION) {
      assertTrue(scene.old().is(Spot.PRODUCTION), scene.toString());
    }
  }

  @Test
  void productionLeavesItsNameOnlyForADatabaseThatIsReadyToTakeIt() {
    all().forEach(SwapTableTest::checkProductionLeavesItsNameOnlyForADatabaseThatIsReadyToTakeIt);
  }

  private static void checkProductionLeavesItsNameOnlyForADatabaseThatIsReadyToTakeIt(Scene scene) {
    if (SwapTable.next(scene) == Rename.OLD_ASIDE) {
      assertEquals(new Standing(Spot.BESIDE, REST), scene.restored());
      assertEquals(new Standing(Spot.PRODUCTION, REST), scene.old());
    }
  }

  @Test
  void theWayThere() {
    assertEquals(Rename.OLD_ASIDE, next(Spot.PRODUCTION, Spot.BESIDE, Course.FORWARD));
    assertEquals(Rename.RESTORED_IN, next(Spot.ASIDE, Spot.BESIDE, Course.FORWARD));
    assertEquals(Pause.CHECK_ENDPOINT, next(Spot.ASIDE, Spot.PRODUCTION, Course.FORWARD));
  }

  @Test
  void theWayBack() {
    for (Course course : List.of(Course.REVERTING, Course.UNDOING)) {
      assertEquals(Rename.RESTORED_OUT, next(Spot.ASIDE, Spot.PRODUCTION, course));
      assertEquals(Rename.OLD_BACK, next(Spot.ASIDE, Spot.BESIDE, course));
      assertEquals(Pause.OLD_IS_PRODUCTION, next(Spot.PRODUCTION, Spot.BESIDE, course));
    }
  }

  @Test
  void theRestoredDatabaseComesInWhileTheOldOneIsStillRestarting() {
    Scene restarting =
        new Scene(
            new Standing(Spot.ASIDE, Condition.BUSY),
            new Standing(Spot.BESIDE, REST),
            NOBODY,
            Course.FORWARD);

    assertEquals(Rename.RESTORED_IN, SwapTable.next(restarting));
  }

  @Test
  void aStrangerWithProductionsNameEndsTheSwapAndIsNotMoved() {
    Standing aside = new Standing(Spot.ASIDE, REST);
    Standing beside = new Standing(Spot.BESIDE, REST);
    Set<Spot> taken = Set.of(Spot.PRODUCTION);

    assertEquals(
        new TurnBack(Reason.NAME_TAKEN),
        SwapTable.next(new Scene(aside, beside, taken, Course.FORWARD)));
    assertEquals(
        new Refuse(Reason.NAME_TAKEN),
        SwapTable.next(new Scene(aside, beside, taken, Course.REVERTING)));
  }

  @Test
  void aLostCandidateTurnsTheSwapBackWhereverItStands() {
    for (Spot spot : List.of(Spot.BESIDE, Spot.PRODUCTION)) {
      Scene scene =
          new Scene(
              new Standing(Spot.ASIDE, REST),
              new Standing(spot, Condition.LOST),
              NOBODY,
              Course.FORWARD);

      assertEquals(new TurnBack(Reason.RESTORED_LOST), SwapTable.next(scene));
    }
  }

  @Test
  void ifTheOldDatabaseIsDeletedInTheMiddleTheRestoredOneStillComesIn() {
    assertEquals(Rename.RESTORED_IN, next(Spot.GONE, Spot.BESIDE, Course.FORWARD));
    assertEquals(
        new Refuse(Reason.PRODUCTION_GONE), next(Spot.GONE, Spot.PRODUCTION, Course.REVERTING));
  }

  private static Move next(Spot old, Spot restored, Course course) {
    return SwapTable.next(
        new Scene(new Standing(old, REST), new Standing(restored, REST), NOBODY, course));
  }
}
