package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import io.snaprelay.sanitize.catalog.Quoted;
import java.util.Optional;

/** What matches is replaced. */
record RegexMask(Strategy.Regex regex) implements Mask {
  @Override
  public Optional<String> misfit(Subject subject) {
    return Keyed.unlessText(subject, "regex");
  }

  @Override
  public String sql(Subject subject) {
    String text = subject.value() + "::text";
    String pattern = Quoted.text(regex.pattern());
    String otherwise = regex.keepOthers() ? text : "repeat('x', length(%s))".formatted(text);
    return "CASE WHEN %1$s ~ %2$s THEN regexp_replace(%1$s, %2$s, %3$s, 'g') ELSE %4$s END"
        .formatted(text, pattern, Quoted.text(regex.replacement()), otherwise);
  }
}
