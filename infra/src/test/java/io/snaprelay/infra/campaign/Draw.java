package io.snaprelay.infra.campaign;

import java.util.List;
import java.util.Random;

/** What a seed decides. */
final class Draw {
  private final Random random;

  Draw(long seed) {
    this.random = new Random(seed);
  }

  /** Draws that neither disturb these nor are disturbed by them. */
  Draw apart() {
    return new Draw(random.nextLong());
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  @SafeVarargs
  final <T> T oneOf(T... choices) {
    return choices[below(choices.length)];
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
