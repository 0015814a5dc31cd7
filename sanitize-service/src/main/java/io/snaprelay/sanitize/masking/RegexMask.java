package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import java.util.Optional;

/** What matches is replaced. */
record RegexMask(Strategy.Regex regex) implements Mask {
  @Override
  public Optional<String> misfit(Subject subject) {
    return Keyed.unlessText(subject, "regex");
  }

  @Override
  public String sql(Subject subject) {
    Dialect dialect = subject.dialect();
    String text = dialect.text(subject.value());
    return "CASE WHEN %s THEN %s ELSE %s END"
        .formatted(
            dialect.matches(text, regex.pattern()),
            dialect.replaceAll(text, regex.pattern(), regex.replacement()),
            regex.keepOthers() ? text : "repeat('x', %s)".formatted(dialect.length(text)));
  }
}
