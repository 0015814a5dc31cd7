package io.snaprelay.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes bare hops while something else is measured: what a hop costs on a machine as busy as that.
 */
final class HopsMeanwhile {
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final List<Double> seconds = new CopyOnWriteArrayList<>();
  private final Meanwhile hopping;

  private HopsMeanwhile(BareHop hop) {
    this.hopping = Meanwhile.begin(() -> seconds.add(hop.once()), PAUSE);
  }

  static HopsMeanwhile begin(BareHop hop) {
    return new HopsMeanwhile(hop);
  }

  /**
   * Ends it.
   *
   * @return what each hop took, in seconds
   * @throws IllegalStateException if a hop failed
   */
  List<Double> end() {
    hopping.end();
    return List.copyOf(seconds);
  }
}
