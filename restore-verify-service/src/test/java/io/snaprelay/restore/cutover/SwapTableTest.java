package io.snaprelay.restore.cutover;

import static io.snaprelay.restore.cutover.Course.FORWARD;
import static io.snaprelay.restore.cutover.Course.PASSED;
import static io.snaprelay.restore.cutover.Course.UNDOING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.restore.cutover.Move.Instances;
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
  private static final Escort SERVING = new Escort(true, false);
  private static final Escort LACKING = new Escort(false, true);
  private static final List<Escort> ESCORTS =
      List.of(Escort.NONE, SERVING, LACKING, new Escort(true, true));

  /**
   * 5 names x 3 conditions x 4 ways in which the instances of a cluster can stand, twice; any of
   * three names taken by strangers; 4 courses.
   */
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
        .flatMap(spot -> Arrays.stream(Condition.values()).map(how -> new Standing(spot, how)))
        .flatMap(
            it -> ESCORTS.stream().map(escort -> new Standing(it.spot(), it.condition(), escort)));
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
  void thereIsExactlyOneMoveForEachOfThe115200Scenes() {
    assertEquals(4 * 60 * 60 * 8, all().map(SwapTable::next).filter(move -> move != null).count());
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
  void onceTheEndpointCheckHasPassedOnlyInstancesOfTheNewProductionMove() {
    all().forEach(SwapTableTest::checkOnceTheEndpointCheckHasPassedOnlyTheNewOnesInstancesMove);
  }

  private static void checkOnceTheEndpointCheckHasPassedOnlyTheNewOnesInstancesMove(Scene scene) {
    if (scene.course() == Course.PASSED) {
      assertEquals(
          scene.restored().escort().lacks() ? Instances.NEW_IN : Pause.NEW_IS_PRODUCTION,
          SwapTable.next(scene));
    } else {
      assertNotEquals(Instances.NEW_IN, SwapTable.next(scene));
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
      assertFalse(move == Instances.OLD_BACK || move == Instances.NEW_OUT, move.toString());
    } else {
      assertFalse(move instanceof TurnBack || move == Pause.CHECK_ENDPOINT, move.toString());
      assertFalse(move == Rename.OLD_ASIDE || move == Rename.RESTORED_IN, move.toString());
      assertNotEquals(Instances.OLD_ASIDE, move);
    }
  }

  @Test
  void noClusterComesInWhileInstancesOfTheOtherHaveNamesThatClientsKnow() {
    all().forEach(SwapTableTest::checkNoClusterComesInWhileInstancesOfTheOtherServe);
  }

  private static void checkNoClusterComesInWhileInstancesOfTheOtherServe(Scene scene) {
    Move move = SwapTable.next(scene);
    if (move == Rename.RESTORED_IN) {
      assertFalse(scene.old().escort().serves(), scene.toString());
    }
    if (move == Rename.OLD_BACK) {
      assertFalse(scene.restored().escort().serves(), scene.toString());
    }
  }

  @Test
  void instancesOfTheOldProductionStepAsideOnlyAfterTheirClusterAndComeBackAfterIt() {
    all().forEach(SwapTableTest::checkInstancesOfTheOldProductionFollowTheirCluster);
  }

  private static void checkInstancesOfTheOldProductionFollowTheirCluster(Scene scene) {
    Move move = SwapTable.next(scene);
    if (move == Instances.OLD_ASIDE) {
      assertFalse(scene.old().is(Spot.PRODUCTION), scene.toString());
    }
    if (move == Instances.OLD_BACK) {
      assertTrue(scene.old().is(Spot.PRODUCTION), scene.toString());
    }
  }

  /** For otherwise a swap that has all the time of the world would do what it does without any. */
  @Test
  void whatFollowsInstancesThatDoNotMoveIsWhatFollowsThoseThatHaveMoved() {
    all().forEach(SwapTableTest::checkWhatFollowsInstancesThatDoNotMove);
  }

  private static void checkWhatFollowsInstancesThatDoNotMove(Scene scene) {
    if (SwapTable.next(scene) instanceof Instances move && move != Instances.OLD_ASIDE) {
      Scene moved =
          new Scene(
              new Standing(scene.old().spot(), scene.old().condition()),
              new Standing(scene.restored().spot(), scene.restored().condition()),
              scene.strangers(),
              scene.course());
      assertEquals(SwapTable.next(moved), move.otherwise(), scene.toString());
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
      assertEquals(new Standing(Spot.BESIDE, REST), alone(scene.restored()));
      assertEquals(new Standing(Spot.PRODUCTION, REST), alone(scene.old()));
    }
  }

  private static Standing alone(Standing standing) {
    return new Standing(standing.spot(), standing.condition());
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
  void theWayOfClustersThereAndBack() {
    assertEquals(Instances.OLD_ASIDE, next(Spot.ASIDE, SERVING, Spot.BESIDE, LACKING, FORWARD));
    assertEquals(Rename.RESTORED_IN, next(Spot.ASIDE, LACKING, Spot.BESIDE, LACKING, FORWARD));
    assertEquals(Instances.NEW_IN, next(Spot.ASIDE, LACKING, Spot.PRODUCTION, LACKING, PASSED));
    assertEquals(Instances.NEW_OUT, next(Spot.ASIDE, LACKING, Spot.BESIDE, SERVING, UNDOING));
    assertEquals(Rename.OLD_BACK, next(Spot.ASIDE, LACKING, Spot.BESIDE, LACKING, UNDOING));
    assertEquals(Instances.OLD_BACK, next(Spot.PRODUCTION, LACKING, Spot.BESIDE, LACKING, UNDOING));
  }

  private static Move next(Spot old, Escort its, Spot restored, Escort that, Course course) {
    return SwapTable.next(
        new Scene(
            new Standing(old, REST, its), new Standing(restored, REST, that), NOBODY, course));
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
