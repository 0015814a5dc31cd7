package io.snaprelay.planfile;

import io.snaprelay.plan.SnapshotSource.Kind;
import io.snaprelay.wire.SnapshotSourceText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The snapshot's source is what it looks like. */
final class SourceRule implements PlanRule {
  private static final String EVENT = "event";

  private static final List<String> WORDS =
      List.of("fresh", "latest", "automated", "random", EVENT);

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
    Field at = source.at("at");
    at.text()
        .filter(SourceRule::isNoInstant)
        .ifPresent(
            text ->
                findings.refuse(
                    at.path(), "'" + text + "' is no time: write it like 2026-11-20T02:00:00Z"));
    if (source.is(EVENT) && plan.at("on").items().isEmpty()) {
      findings.warn(
          source.path(),
          "no event of RDS starts this plan: name one under on, or every trigger must name a"
              + " snapshot");
    }
  }

  private static boolean isNoInstant(String text) {
    try {
      Instant.parse(text);
      return false;
    } catch (DateTimeParseException e) {
      return true;
    }
  }

  private static Optional<String> nearWord(String text) {
    boolean named = SnapshotSourceText.parse(text).kind() == Kind.NAMED;
    return named ? Spelling.closest(text, WORDS) : Optional.empty();
  }
}
