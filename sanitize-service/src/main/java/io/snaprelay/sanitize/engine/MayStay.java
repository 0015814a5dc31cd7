package io.snaprelay.sanitize.engine;

import io.snaprelay.rules.Strategy;
import io.snaprelay.sanitize.catalog.Column;
import java.util.Set;

/** What a strategy may leave in its column, and no more. Whatever it leaves is counted. */
public enum MayStay {
  /** Masked values are told from real ones: whatever is found of an original is a leak. */
  NOTHING(false, "none of its originals", "no row keeps its value"),
  /** By chance one is like another row's original, as {@code J***} is. */
  COINCIDENCE(false, "counted: two originals may be masked alike", "only what its rule leaves"),
  /** Any may be another row's original, as after a shift of dates; its own row's it never is. */
  OTHERS(true, "counted: it may be another row's original", "no row keeps its value"),
  /** The rule itself leaves some rows as they are. */
  RULED(true, "counted: its rule leaves originals", "only what its rule leaves"),
  /** All values stay real, each in another row but where rows are alike. */
  MOVED(true, "counted: all are real, in other rows", "not every row"),
  /** An expression of the user's, of which nothing is known. */
  ANYTHING(true, "counted: nobody but its author knows", "counted: nobody but its author knows");

  /** {@code integer} has no room beyond the numbers that people count to. */
  private static final Set<String> CROWDED = Set.of("int2", "int4");

  private final boolean overlapping;
  private final String expectedOriginals;
  private final String expectedRows;

  MayStay(boolean overlapping, String expectedOriginals, String expectedRows) {
    this.overlapping = overlapping;
    this.expectedOriginals = expectedOriginals;
    this.expectedRows = expectedRows;
  }

  /** What a strategy may leave in a column. */
  static MayStay of(Strategy strategy, Column column) {
    if (strategy instanceof Strategy.Sql) {
      return ANYTHING;
    }
    if (strategy instanceof Strategy.Shuffle) {
      return MOVED;
    }
    if (strategy instanceof Strategy.Digits
        || strategy instanceof Strategy.Noise
        || strategy instanceof Strategy.DateShift) {
      return OTHERS;
    }
    if (strategy instanceof Strategy.Constant
        || strategy instanceof Strategy.Regex regex && regex.keepOthers()
        || strategy instanceof Strategy.Json json && json.keepOthers()) {
      return RULED;
    }
    return coincides(strategy, column) ? COINCIDENCE : NOTHING;
  }

  private static boolean coincides(Strategy strategy, Column column) {
    return strategy instanceof Strategy.Partial
        || strategy instanceof Strategy.Regex
        || strategy instanceof Strategy.Json
        || strategy instanceof Strategy.Address address
            && address.part() == Strategy.AddressPart.POSTCODE
        || strategy instanceof Strategy.Hash && CROWDED.contains(column.type().base());
  }

  /** Whether its values are no leak where they are found as a whole. */
  public boolean isOverlapping() {
    return overlapping;
  }

  public boolean mayHoldOriginals() {
    return this != NOTHING;
  }

  /** Whether a row may keep its value if the rule, asked beforehand, leaves it as it is. */
  public boolean mayLeaveRows() {
    return this == COINCIDENCE || this == RULED;
  }

  /** Whether what stands in the column is looked at like what the rules keep. */
  public boolean staysReal() {
    return this == MOVED;
  }

  public String expectedOriginals() {
    return expectedOriginals;
  }

  public String expectedRows() {
    return expectedRows;
  }
}
