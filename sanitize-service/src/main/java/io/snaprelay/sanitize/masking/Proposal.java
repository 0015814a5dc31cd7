package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;

/**
 * What a draft proposes for a column.
 *
 * @param yaml as a rules file spells it
 * @param strategy the same as a record
 * @param reason why, for the comment beside it
 */
record Proposal(String yaml, Strategy strategy, String reason) {
  static Proposal keep(String reason) {
    return new Proposal("keep", new Strategy.Keep(), reason);
  }

  Proposal because(String other) {
    return new Proposal(yaml, strategy, other);
  }
}
