package io.snaprelay.evidence;

import java.time.Duration;
import java.util.Optional;

/** Whether a recovery objective was met. */
public enum Objective {
  MET,
  MISSED,
  /** No proof passed: nothing shows that it could be met. */
  NOT_PROVED,
  /** The plan sets no target. */
  NO_TARGET;

  /**
   * @param measured how long it took, whether or not the proof passed
   * @param proved whether the proof passed: too slow is missed in any case, fast enough is met only
   *     if what came out was right
   */
  static Objective of(Optional<Duration> target, Optional<Duration> measured, boolean proved) {
    if (target.isEmpty()) {
      return NO_TARGET;
    }
    if (measured.filter(it -> it.compareTo(target.get()) > 0).isPresent()) {
      return MISSED;
    }
    return proved && measured.isPresent() ? MET : NOT_PROVED;
  }
}
