package io.snaprelay.retention;

import io.snaprelay.coverage.Ages;
import io.snaprelay.plan.Retain.Generations;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The available snapshots of one place, the newest first.
 *
 * @param newestFirst the snapshots
 */
record PlaceStanding(List<Held> newestFirst) {

  static PlaceStanding of(Collection<Held> all) {
    return new PlaceStanding(all.stream().sorted(Policy.BY_MOMENT.reversed()).toList());
  }

  boolean isNewest(Held held) {
    return newestFirst.get(0).equals(held);
  }

  boolean isLastProved(Held held) {
    return newestFirst.stream().filter(Held::isProved).findFirst().filter(held::equals).isPresent();
  }

  /** How many are younger. */
  int rank(Held held) {
    return newestFirst.indexOf(held);
  }

  /** The rule that keeps a copy; empty if none does. */
  Optional<Decision> keep(Held held, Generations copies, Instant now) {
    if (rank(held) < copies.last()) {
      return Optional.of(new Decision(held, Reason.LAST, "among the newest " + copies.last()));
    }
    boolean young =
        copies.within().filter(age -> !held.moment().plus(age).isBefore(now)).isPresent();
    return young
        ? Optional.of(
            new Decision(
                held,
                Reason.WITHIN_AGE,
                "data not older than " + Ages.of(copies.within().orElseThrow())))
        : generation(held, copies);
  }

  private Optional<Decision> generation(Held held, Generations copies) {
    for (Generation generation : Generation.values()) {
      int count = generation.count(copies);
      if (generation.kept(newestFirst, count).contains(held)) {
        String period = generation.period(held.moment());
        return Optional.of(
            new Decision(
                held,
                generation.reason(),
                "stands for %s, one of the last %d".formatted(period, count)));
      }
    }
    return Optional.empty();
  }
}
