package io.snaprelay.chain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came before, short enough to travel with every link: whoever draws a trend reads one entry
 * of the ledger for each database, not one for each run.
 *
 * @param recent the last runs, the newest first
 * @param judged the last run that came to a verdict, however long ago
 * @param proved the last run whose verdict was PASSED, however long ago
 * @param rtoTarget the objective of the newest run
 * @param rpoTarget the objective of the newest run
 */
public record History(
    List<Point> recent,
    Optional<Point> judged,
    Optional<Point> proved,
    Optional<Duration> rtoTarget,
    Optional<Duration> rpoTarget) {
  /** A month of nights. */
  public static final int LONGEST = 30;

  public History {
    recent = List.copyOf(recent);
  }

  /** The history of a database whose first run this is. */
  public static History begin(
      Point first, Optional<Duration> rtoTarget, Optional<Duration> rpoTarget) {
    History none =
        new History(
            List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return none.then(first, rtoTarget, rpoTarget);
  }

  /** The history with one more run. */
  public History then(Point next, Optional<Duration> rtoTarget, Optional<Duration> rpoTarget) {
    return new History(
        Stream.concat(Stream.of(next), recent.stream()).limit(LONGEST).toList(),
        next.verdict().isPresent() ? Optional.of(next) : judged,
        next.isProof() ? Optional.of(next) : proved,
        rtoTarget,
        rpoTarget);
  }

  /** The newest run. */
  public Point newest() {
    return recent.get(0);
  }
}
