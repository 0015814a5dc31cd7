package io.snaprelay.sanitize.engine;

import java.util.List;

/**
 * One transaction of the work, done once.
 *
 * @param phase when its turn is
 * @param name what it is, without any value of a row
 * @param bytes how much it has to write; what is biggest begins first
 * @param reason why this way was chosen
 * @param statements what it does, in this order
 */
record Step(Phase phase, String name, long bytes, String reason, List<String> statements) {
  /** The order of the work; all of a phase is done before the next begins. */
  enum Phase {
    /** Nothing of the user's own fires, or the originals would be copied into audit tables. */
    DISABLE,
    /** Foreign keys that point at rows which are about to go. */
    UNTIE,
    TRUNCATE,
    DELETE,
    /** Views, policies, triggers and keys that stand in the way of a rewrite. */
    SET_ASIDE,
    /** An empty table for each that is copied. */
    PREPARE,
    LOAD,
    REWRITE,
    /** The copied table takes the place of the other, which goes. */
    SWAP,
    INDEX,
    /** Constraints upon the new indexes. */
    COMPLETE,
    PUT_BACK,
    /** A copied table is held against what was there before. */
    COMPARE,
    /** SQL of the user's own, on masked tables. */
    SCRIPT,
    /** Tables of which rows were deleted or updated, but which no rewrite has written anew. */
    COMPACT,
    REFRESH,
    ENABLE,
    /** After everything has been looked at. */
    CLOSE;

    /** Whether its statements refuse to run in a transaction. */
    boolean isOutsideTransactions() {
      return this == COMPACT;
    }

    /** Whether its steps run beside each other, on so many connections as there may be. */
    boolean isParallel() {
      return this == LOAD || this == REWRITE || this == INDEX;
    }
  }

  Step {
    statements = List.copyOf(statements);
  }

  static Step of(Phase phase, String name, String... statements) {
    return new Step(phase, name, 0, "", List.of(statements));
  }
}
