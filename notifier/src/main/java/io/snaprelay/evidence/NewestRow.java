package io.snaprelay.evidence;

import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Verify;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The newest row that any freshness check has seen. Any one row shows that the data reach up to its
 * time, so the newest of all columns counts. A freshness check that has seen a row names its time
 * in {@code seen}, as an ISO-8601 instant; one that names none has measured nothing.
 */
final class NewestRow {
  private NewestRow() {}

  static Optional<Instant> of(Dossier dossier) {
    Set<String> names = freshness(dossier);
    return Proof.of(dossier).stream()
        .flatMap(proof -> proof.checks().stream())
        .filter(check -> names.contains(check.name()))
        .flatMap(NewestRow::time)
        .max(Comparator.naturalOrder());
  }

  private static Set<String> freshness(Dossier dossier) {
    return dossier.frozen().plan().verify().map(Verify::checks).stream()
        .flatMap(checks -> checks.stream())
        .filter(Check.Freshness.class::isInstance)
        .map(Check::name)
        .collect(Collectors.toSet());
  }

  private static Stream<Instant> time(CheckResult check) {
    return Stream.of(check.seen().split("[\\s,]+")).flatMap(NewestRow::instant).limit(1);
  }

  private static Stream<Instant> instant(String word) {
    try {
      return Stream.of(Instant.parse(word));
    } catch (DateTimeParseException aWordOfTheSentence) {
      return Stream.empty();
    }
  }
}
