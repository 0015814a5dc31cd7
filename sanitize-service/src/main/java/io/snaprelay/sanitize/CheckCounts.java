package io.snaprelay.sanitize;

import io.snaprelay.events.CheckResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an event tells of many checks: how many of each name and status. A database may have ten
 * thousand columns, and an event 256 KiB (EventBridge User Guide, "Amazon EventBridge quotas").
 */
final class CheckCounts {
  private static final int MOST = 50;
  private static final int LONGEST = 400;

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
    Duration took = checks.stream().map(CheckResult::took).reduce(Duration.ZERO, Duration::plus);
    return new CheckResult(
        kind.name(),
        cut(checks.size() == 1 ? first.subject() : checks.size() + " in all"),
        kind.status(),
        cut(first.expected()),
        cut(seen(checks.size(), first)),
        took,
        Optional.empty());
  }

  private static String seen(int count, CheckResult first) {
    return count == 1
        ? first.seen()
        : "%d like: %s: %s".formatted(count, first.subject(), first.seen());
  }

  /** The first of many texts, and how many there are. */
  static List<String> shown(List<String> all) {
    Stream<String> shown = all.stream().limit(MOST).map(CheckCounts::cut);
    Stream<String> rest =
        all.size() > MOST
            ? Stream.of((all.size() - MOST) + " more, in the ledger")
            : Stream.empty();
    return Stream.concat(shown, rest).toList();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
