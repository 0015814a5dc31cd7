package io.snaprelay.infra.campaign;

import io.snaprelay.names.RunId;
import java.util.List;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param runs the runs to which the requests were resolved
 * @param cancelled those of them that somebody called off
 */
record Asked(List<RunId> runs, Set<RunId> cancelled) {
  Asked {
    runs = List.copyOf(runs);
    cancelled = Set.copyOf(cancelled);
  }

  static final Asked NOTHING = new Asked(List.of(), Set.of());
}
