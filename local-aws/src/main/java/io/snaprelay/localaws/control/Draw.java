package io.snaprelay.localaws.control;

import java.util.SplittableRandom;

/** Numbers that depend on the seed, the rule and the count only. */
final class Draw {

  private final SplittableRandom random;

  Draw(long seed, String rule, long count) {
    this.random = new SplittableRandom(seed * 1_000_003 + rule.hashCode() * 10_007L + count);
  }

  /** True with the given probability; certain for 1, impossible for 0. */
  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 to the bound, both included. */
  long upTo(long bound) {
    return random.nextLong(bound + 1);
  }
}
