package io.snaprelay.sanitize.masking;

import java.util.Optional;

/** One strategy, as SQL. */
interface Mask {
  /** Why it does not fit, and what would; empty if it does. */
  Optional<String> misfit(Subject subject);

  /** SQL that gives the masked value; null of null. */
  String sql(Subject subject);

  /** Whether different originals, or rows, get different values: by chance alone they never do. */
  default boolean keepsDistinct(Subject subject) {
    return false;
  }

  /** Whether each row gets a value of its own, so that two tables cannot agree on one. */
  default boolean byRow() {
    return false;
  }
}
