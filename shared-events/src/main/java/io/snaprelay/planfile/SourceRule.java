package io.snaprelay.planfile;

import java.util.List;
import java.util.Optional;

/** The snapshot's source is what it looks like. */
final class SourceRule implements PlanRule {
  private static final String EVENT = "event";

  /** The words that are no snapshot identifiers. */
  static final List<String> WORDS = List.of("fresh", "latest", "automated", "random", EVENT);

  @Override
  public void check(Field plan, Field databases, Findings findings) {
    Field source = plan.at("snapshot").at("source");
    source
        .text()
        .flatMap(SourceRule::nearWord)
        .ifPresent(
            word ->
                findings.warn(
                    source.path(),
                    "is read as the identifier of a snapshot; did you mean '" + word + "'?"));
    if (source.is(EVENT) && plan.at("on").items().isEmpty()) {
      findings.warn(
          source.path(),
          "no event of RDS starts this plan: name one under on, or every trigger must name a"
              + " snapshot");
    }
  }

  private static Optional<String> nearWord(String text) {
    return WORDS.contains(text) ? Optional.empty() : Spelling.closest(text, WORDS);
  }
}
