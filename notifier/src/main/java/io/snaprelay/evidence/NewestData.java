package io.snaprelay.evidence;

import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Verify;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How old the newest row was when the snapshot was taken, as any check has measured it. Any one row
 * shows that the data reach up to its time, so the youngest counts. A check that has seen no row
 * has measured nothing.
 */
final class NewestData {
  /** What the proof itself measures: against the objective, and by the heartbeat table. */
  private static final Set<String> OF_THE_PROOF = Set.of("rpo", "heartbeat");

  private NewestData() {}

  static Optional<Duration> age(Dossier dossier) {
    Set<String> names = measuring(dossier);
    return Proof.of(dossier).stream()
        .flatMap(proof -> proof.checks().stream())
        .filter(check -> names.contains(check.name()))
        .filter(check -> check.status() != CheckResult.Status.SKIPPED)
        .flatMap(check -> check.measured().stream())
        .flatMap(NewestData::duration)
        .min(Comparator.naturalOrder());
  }

  private static Set<String> measuring(Dossier dossier) {
    Set<String> names = new HashSet<>(OF_THE_PROOF);
    dossier.frozen().plan().verify().map(Verify::checks).stream()
        .flatMap(checks -> checks.stream())
        .filter(Check.Freshness.class::isInstance)
        .map(Check::name)
        .forEach(names::add);
    return names;
  }

  private static Stream<Duration> duration(String measured) {
    try {
      return Stream.of(Duration.parse(measured));
    } catch (DateTimeParseException aPlainNumber) {
      return Stream.empty();
    }
  }
}
