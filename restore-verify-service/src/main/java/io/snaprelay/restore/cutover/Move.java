package io.snaprelay.restore.cutover;

/** What comes next in a swap: one write, one check, an end, or nothing for now. */
sealed interface Move {
  /** A rename of one of the two databases. */
  enum Rename implements Move {
    /** The old production gives up its name. */
    OLD_ASIDE(Spot.PRODUCTION, Spot.ASIDE),
    /** The restored database takes it. */
    RESTORED_IN(Spot.BESIDE, Spot.PRODUCTION),
    /** The restored database gives it up again. */
    RESTORED_OUT(Spot.PRODUCTION, Spot.BESIDE),
    /** The old production takes its name back. */
    OLD_BACK(Spot.ASIDE, Spot.PRODUCTION);

    private final Spot from;
    private final Spot to;

    Rename(Spot from, Spot to) {
      this.from = from;
      this.to = to;
    }

    Spot from() {
      return from;
    }

    Spot to() {
      return to;
    }

    /** Whether it is the old production that moves. */
    boolean movesOld() {
      return this == OLD_ASIDE || this == OLD_BACK;
    }
  }

  /** Where no rename follows. */
  enum Pause implements Move {
    /** Something is under way, or was seen blurred: look again. */
    WAIT,
    /** The restored database has the name: does it answer there, and is it what it should be? */
    CHECK_ENDPOINT,
    /** The good end: the new database is production. */
    NEW_IS_PRODUCTION,
    /** The other good end: the old database is production, under its name, as it was. */
    OLD_IS_PRODUCTION
  }

  /** The swap cannot be completed; what was moved goes back. */
  record TurnBack(Reason reason) implements Move {}

  /** Nothing can be done without harming what is not ours: people have to. */
  record Refuse(Reason reason) implements Move {}

  /** Why a swap does not go on. */
  enum Reason {
    PRODUCTION_CANNOT_MOVE("production is in a state in which RDS does not rename it"),
    PRODUCTION_GONE("the old production no longer exists"),
    PRODUCTION_MOVED("somebody renamed the old production to another name"),
    RESTORED_LOST("the restored database is in a state from which it does not recover"),
    RESTORED_GONE("the restored database no longer exists"),
    RESTORED_MOVED("somebody renamed the restored database to another name"),
    NAME_TAKEN("another database has production's name"),
    ASIDE_TAKEN("another database has the name to which production would step aside"),
    BESIDE_TAKEN("another database has the temporary name of the restored one");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
