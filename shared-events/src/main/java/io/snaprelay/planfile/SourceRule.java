package io.snaprelay.planfile;

import io.snaprelay.plan.SnapshotSource.Kind;
import io.snaprelay.wire.PointInTimeText;
import io.snaprelay.wire.SnapshotSourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The snapshot's source is what it looks like. */
final class SourceRule implements PlanRule {
  private static final String EVENT = "event";

  private static final List<String> CHOICES =
      List.of("latest", "good", "automated", "oldest", "random");

  private static final List<String> WORDS =
      Stream.concat(Stream.of("fresh", EVENT), CHOICES.stream()).toList();

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
        .filter(text -> !PointInTimeText.isOne(text))
        .ifPresent(
            text ->
                findings.refuse(
                    at.path(),
                    "'"
                        + text
                        + "' is no time: write it like 2026-11-20T02:00:00Z, or write latest"));
    Field within = plan.at("snapshot").at("within");
    if (within.present() && CHOICES.stream().noneMatch(source::is)) {
      findings.refuse(
          within.path(),
          "bounds the age of a snapshot that is chosen: write source: %s, or leave it out"
              .formatted(String.join(", ", CHOICES)));
    }
    if (plan.at("verify").at("rpo").present() && (source.is("oldest") || source.is("random"))) {
      findings.warn(
          plan.at("verify").at("rpo").path(),
          "an old snapshot does not meet it: leave it out, or prove the newest");
    }
    if (source.is(EVENT) && plan.at("on").items().isEmpty()) {
      findings.warn(
          source.path(),
          "no event of RDS starts this plan: name one under on, or every trigger must name a"
              + " snapshot");
    }
  }

  private static Optional<String> nearWord(String text) {
    boolean named = SnapshotSourceText.parse(text).kind() == Kind.NAMED;
    return named ? Spelling.closest(text, WORDS) : Optional.empty();
  }
}
