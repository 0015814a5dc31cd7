package io.snaprelay.copy;

import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.Outcome;

/** The way of a copy to its target. */
sealed interface Way {
  /** It is open: this is what can be copied from the target's account and region. */
  record Open(SnapshotRef from) implements Way {}

  /** It is not, or not yet. */
  record Closed(Outcome because) implements Way {}
}
