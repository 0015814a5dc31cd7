package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Many results of one kind and one status, as one line that says how many they are. */
final class Folded {
  private Folded() {}

  /** At most one line; its words are those of the first, its figures all of theirs. */
  static List<CheckResult> into(String subject, List<CheckResult> results) {
    if (results.isEmpty()) {
      return List.of();
    }
    CheckResult first = results.get(0);
    return List.of(
        new CheckResult(
            first.name(),
            subject,
            first.status(),
            first.expected(),
            "%d in all; %s: %s".formatted(results.size(), first.subject(), first.seen()),
            took(results),
            first.statementHash(),
            bytes(results),
            Optional.empty()));
  }

  static Duration took(List<CheckResult> results) {
    return results.stream().map(CheckResult::took).reduce(Duration.ZERO, Duration::plus);
  }

  /** All bytes; absent where nobody counted. */
  static Optional<Long> bytes(List<CheckResult> results) {
    return results.stream().flatMap(each -> each.bytes().stream()).reduce(Long::sum);
  }
}
