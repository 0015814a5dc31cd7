package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * Another day, or another second for a point in time. The distance is odd, so that it is never
 * zero. By row, all dates of a row move together.
 */
record DateShiftMask(int days, Keyed keyed) implements Mask {
  DateShiftMask(Strategy.DateShift shift) {
    this(shift.days(), new Keyed("dateShift", shift.by()));
  }

  @Override
  public Optional<String> misfit(Subject subject) {
    boolean fits = subject.kind() == Kind.DATE || subject.kind() == Kind.TIMESTAMP;
    return keyed
        .misfit(subject)
        .or(
            () ->
                fits
                    ? Optional.empty()
                    : Optional.of(
                        "dateShift moves dates and timestamps, and the column is %s: %s"
                            .formatted(subject.type(), Remedies.of(subject.type()))));
  }

  @Override
  public String sql(Subject subject) {
    if (subject.kind() == Kind.DATE) {
      return subject.dialect().daysLater(subject.value(), keyed.oddNumber(subject, even(days)));
    }
    long seconds = Duration.ofDays(days).toSeconds();
    return subject.dialect().secondsLater(subject.value(), keyed.oddNumber(subject, seconds));
  }

  private static long even(long number) {
    return number + number % 2;
  }

  @Override
  public boolean byRow() {
    return keyed.byRow();
  }
}
