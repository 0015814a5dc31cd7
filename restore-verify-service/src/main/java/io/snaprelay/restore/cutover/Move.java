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

  /**
   * Renames of the instances of one of two clusters, or the restart of one that has none of its
   * own. None is the cluster's, so that each costs more than it brings when it takes too long, or
   * is refused; then something else follows.
   */
  enum Instances implements Move {
    /** Those of the old production give up their names: nobody works there any more. */
    OLD_ASIDE(Side.OLD, false, new TurnBack(Reason.PRODUCTION_GOES_ON)),
    /** Those of the new production take them. */
    NEW_IN(Side.NEW, true, Pause.NEW_IS_PRODUCTION),
    /** They give them up again. */
    NEW_OUT(Side.NEW, false, Rename.OLD_BACK),
    /** Those of the old production take them back. */
    OLD_BACK(Side.OLD, true, Pause.OLD_IS_PRODUCTION);

    private final Side side;
    private final boolean in;
    private final Move otherwise;

    Instances(Side side, boolean in, Move otherwise) {
      this.side = side;
      this.in = in;
      this.otherwise = otherwise;
    }

    /** Whose instances move. */
    Side side() {
      return side;
    }

    /** Whether they get the names that clients know. */
    boolean toProduction() {
      return in;
    }

    /** What follows if they have not moved in time. */
    Move otherwise() {
      return otherwise;
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
    PRODUCTION_GOES_ON(
        "whoever is connected to the old production could go on writing there: RDS does not rename one of its instances, or does not restart it"),
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
