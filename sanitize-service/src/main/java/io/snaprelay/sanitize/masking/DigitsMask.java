package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.By;
import java.util.Optional;

/**
 * Other digits in the same places. All digits of a text are one number, which is moved on by at
 * least one and less than a whole round: it is never the same. A text without a digit goes.
 */
record DigitsMask(Keyed keyed) implements Mask {
  DigitsMask(By by) {
    this(new Keyed("digits", by));
  }

  @Override
  public Optional<String> misfit(Subject subject) {
    return keyed.misfit(subject).or(() -> Keyed.unlessText(subject, "digits"));
  }

  @Override
  public String sql(Subject subject) {
    Dialect dialect = subject.dialect();
    String text = dialect.text(subject.value());
    String digits = dialect.replaceAll(text, "[^0-9]", "");
    String round = dialect.decimal("('1' || repeat('0', %s))".formatted(dialect.length(digits)));
    String moved =
        "(%1$s + 1 + %2$s %% (%3$s - 1)) %% %3$s"
            .formatted(dialect.decimal(digits), far(subject), round);
    return "CASE WHEN %s THEN %s ELSE repeat('x', %s) END"
        .formatted(
            dialect.matches(text, "[0-9]"),
            dialect.digitsInPlaces(moved, text),
            dialect.length(text));
  }

  /** As far as numbers of 36 digits need; shorter ones use the end of it. */
  private String far(Subject subject) {
    return "(%s * 1000000000000000000 + %s)"
        .formatted(
            subject.dialect().decimal(keyed.part("high").number(subject)), keyed.number(subject));
  }

  @Override
  public boolean byRow() {
    return keyed.byRow();
  }
}
