package io.snaprelay.evidence;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why checks were skipped.
 *
 * @param reason the reason
 * @param checks how many checks it has kept from running
 */
public record Skips(String reason, long checks) {
  /** All reasons, the most frequent first. */
  static List<Skips> in(List<CheckResult> checks) {
    Map<String, Long> reasons =
        checks.stream()
            .filter(check -> check.status() == Status.SKIPPED)
            .map(CheckResult::seen)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return reasons.entrySet().stream()
        .map(entry -> new Skips(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Skips::checks).reversed())
        .toList();
  }
}
