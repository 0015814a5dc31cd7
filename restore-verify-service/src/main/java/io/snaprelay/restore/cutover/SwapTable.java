package io.snaprelay.restore.cutover;

import io.snaprelay.restore.cutover.Move.Instances;
import io.snaprelay.restore.cutover.Move.Pause;
import io.snaprelay.restore.cutover.Move.Reason;
import io.snaprelay.restore.cutover.Move.Refuse;
import io.snaprelay.restore.cutover.Move.Rename;
import io.snaprelay.restore.cutover.Move.TurnBack;

/**
 * The table of a swap: for every scene the one next move. Pure: no memory, no clock, no message.
 *
 * <p>Forward it never refuses: whatever is in the way, it turns back first. Only on the way back
 * can there be nothing left to do, and then no stranger is moved and nothing is deleted.
 */
final class SwapTable {
  private SwapTable() {}

  static Move next(Scene scene) {
    if (scene.course() == Course.PASSED) {
      return scene.restored().escort().lacks() ? Instances.NEW_IN : Pause.NEW_IS_PRODUCTION;
    }
    if (scene.isBlurred()) {
      return Pause.WAIT;
    }
    return scene.course() == Course.FORWARD ? forward(scene) : back(scene);
  }

  private static Move forward(Scene scene) {
    if (scene.restored().isBusy()) {
      return Pause.WAIT;
    }
    return switch (scene.restored().spot()) {
      case PRODUCTION ->
          scene.restored().isLost() ? new TurnBack(Reason.RESTORED_LOST) : Pause.CHECK_ENDPOINT;
      case BESIDE ->
          scene.restored().isLost() ? new TurnBack(Reason.RESTORED_LOST) : restoredIsReady(scene);
      case GONE -> new TurnBack(Reason.RESTORED_GONE);
      case ASIDE, ELSEWHERE -> new TurnBack(Reason.RESTORED_MOVED);
    };
  }

  private static Move restoredIsReady(Scene scene) {
    return switch (scene.old().spot()) {
      case PRODUCTION -> leave(scene);
      // As soon as it has left the name: that it is still restarting costs clients nothing.
      // And if it is gone, the approved, proved database is all there is.
      case ASIDE, GONE ->
          scene.strangerAt(Spot.PRODUCTION) ? new TurnBack(Reason.NAME_TAKEN) : comeIn(scene);
      case BESIDE, ELSEWHERE -> new TurnBack(Reason.PRODUCTION_MOVED);
    };
  }

  /** Not while clients may still be at work in the old production, by its instances. */
  private static Move comeIn(Scene scene) {
    return scene.old().escort().serves() ? Instances.OLD_ASIDE : Rename.RESTORED_IN;
  }

  private static Move leave(Scene scene) {
    if (scene.old().isBusy()) {
      return Pause.WAIT;
    }
    if (scene.old().isLost()) {
      return new TurnBack(Reason.PRODUCTION_CANNOT_MOVE);
    }
    return scene.strangerAt(Spot.ASIDE) ? new TurnBack(Reason.ASIDE_TAKEN) : Rename.OLD_ASIDE;
  }

  private static Move back(Scene scene) {
    if (scene.old().isBusy() || scene.restored().isBusy()) {
      return Pause.WAIT;
    }
    return switch (scene.old().spot()) {
      case PRODUCTION ->
          scene.old().escort().lacks() ? Instances.OLD_BACK : Pause.OLD_IS_PRODUCTION;
      case ASIDE -> makeRoom(scene);
      case GONE -> new Refuse(Reason.PRODUCTION_GONE);
      case BESIDE, ELSEWHERE -> new Refuse(Reason.PRODUCTION_MOVED);
    };
  }

  private static Move makeRoom(Scene scene) {
    if (scene.strangerAt(Spot.PRODUCTION)) {
      return new Refuse(Reason.NAME_TAKEN);
    }
    if (!scene.restored().is(Spot.PRODUCTION)) {
      return scene.restored().escort().serves() ? Instances.NEW_OUT : Rename.OLD_BACK;
    }
    return scene.strangerAt(Spot.BESIDE) ? new Refuse(Reason.BESIDE_TAKEN) : Rename.RESTORED_OUT;
  }
}
