package io.snaprelay.sanitize;

import io.snaprelay.events.CheckResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an event tells of many checks: how many of each name and status. A database may have ten
 * thousand columns, and an event 256 KiB (EventBridge User Guide, "Amazon EventBridge quotas").
 */
final class CheckCounts {
  private record Kind(String name, CheckResult.Status status) {}

  private CheckCounts() {}

  static List<CheckResult> of(List<CheckResult> all) {
    Map<Kind, List<CheckResult>> kinds =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    check -> new Kind(check.name(), check.status()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<CheckResult> counts = new ArrayList<>();
    kinds.forEach((kind, checks) -> counts.add(count(kind, checks)));
    return counts;
  }

  private static CheckResult count(Kind kind, List<CheckResult> checks) {
    CheckResult first = checks.get(0);
    if (checks.size() == 1) {
      return first;
    }
    Duration took = checks.stream().map(CheckResult::took).reduce(Duration.ZERO, Duration::plus);
    return new CheckResult(
        kind.name(),
        checks.size() + " in all",
        kind.status(),
        first.expected(),
        "%d like: %s: %s".formatted(checks.size(), first.subject(), first.seen()),
        took,
        Optional.empty());
  }
}
