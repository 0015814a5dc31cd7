package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.By;
import java.util.Optional;

/**
 * Other digits in the same places. All digits of a text are one number, which is moved on by at
 * least one and less than a whole round: it is never the same. A text without a digit goes.
 */
record DigitsMask(Keyed keyed) implements Mask {
  private static final String NUMBER = "regexp_replace(%s, '[^0-9]', '', 'g')";

  /** Everything but digits stands in quotes, which to_char copies. */
  private static final String FORMAT =
      "'FM' || regexp_replace(regexp_replace(replace(replace(%s, E'\\\\', E'\\\\\\\\'), '\"',"
          + " E'\\\\\"'), '[^0-9]+', '\"\\&\"', 'g'), '[0-9]', '0', 'g')";

  DigitsMask(By by) {
    this(new Keyed("digits", by));
  }

  @Override
  public Optional<String> misfit(Subject subject) {
    return keyed.misfit(subject).or(() -> Keyed.unlessText(subject, "digits"));
  }

  @Override
  public String sql(Subject subject) {
    String text = subject.value() + "::text";
    String number = NUMBER.formatted(text);
    String round = "('1' || repeat('0', length(%s)))::numeric".formatted(number);
    String moved =
        "(%1$s::numeric + 1 + %2$s %% (%3$s - 1)) %% %3$s".formatted(number, far(subject), round);
    return "CASE WHEN %1$s ~ '[0-9]' THEN to_char(%2$s, %3$s) ELSE repeat('x', length(%1$s)) END"
        .formatted(text, moved, FORMAT.formatted(text));
  }

  /** As far as numbers of 36 digits need; shorter ones use the end of it. */
  private String far(Subject subject) {
    return "(%s::numeric * 1000000000000000000 + %s)"
        .formatted(keyed.part("high").number(subject), keyed.number(subject));
  }

  @Override
  public boolean byRow() {
    return keyed.byRow();
  }
}
