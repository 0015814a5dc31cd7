package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import java.util.Optional;

/** Some characters stay. A text that would stay as a whole goes as a whole. */
record PartialMask(Strategy.Partial partial) implements Mask {
  @Override
  public Optional<String> misfit(Subject subject) {
    return Keyed.unlessText(subject, "partial")
        .or(
            () ->
                partial.with().codePointCount(0, partial.with().length()) == 1
                    ? Optional.empty()
                    : Optional.of("'with' is one character: write with: x"));
  }

  @Override
  public String sql(Subject subject) {
    String text = subject.dialect().text(subject.value());
    String length = subject.dialect().length(text);
    String with = subject.dialect().literal(partial.with());
    int kept = partial.first() + partial.last();
    return ("CASE WHEN %6$s > %2$d THEN left(%1$s, %3$d)"
            + " || repeat(%5$s, %6$s - %2$d) || right(%1$s, %4$d)"
            + " ELSE repeat(%5$s, %6$s) END")
        .formatted(text, kept, partial.first(), partial.last(), with, length);
  }
}
