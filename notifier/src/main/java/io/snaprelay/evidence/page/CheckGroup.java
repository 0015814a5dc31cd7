package io.snaprelay.evidence.page;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.evidence.Evidence;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that stand together. What failed is always in sight; of what passed or was skipped, a long
 * list is folded up by the name of the check.
 *
 * @param folded whether the reader has to open it
 * @param tone their result's
 * @param status their result
 * @param title what they have in common; shown if folded
 * @param rows the checks
 */
public record CheckGroup(
    boolean folded, Tone tone, String status, String title, List<CheckRow> rows) {
  private static final int MOST_IN_SIGHT = 20;
  private static final int FEW = 5;

  static List<CheckGroup> of(Evidence evidence) {
    List<CheckResult> checks = evidence.proof().map(proof -> proof.checks()).orElse(List.of());
    return Stream.of(Status.FAIL, Status.SKIPPED, Status.PASS)
        .flatMap(status -> of(status, checks.stream().filter(c -> c.status() == status).toList()))
        .toList();
  }

  private static Stream<CheckGroup> of(Status status, List<CheckResult> checks) {
    if (status == Status.FAIL || checks.size() <= MOST_IN_SIGHT) {
      return inSight(status, checks);
    }
    Map<String, List<CheckResult>> byName =
        checks.stream()
            .collect(
                Collectors.groupingBy(CheckResult::name, LinkedHashMap::new, Collectors.toList()));
    Stream<CheckResult> few =
        byName.values().stream().filter(each -> each.size() <= FEW).flatMap(List::stream);
    Stream<CheckGroup> many =
        byName.entrySet().stream()
            .filter(each -> each.getValue().size() > FEW)
            .map(
                each ->
                    group(true, status, title(each.getKey(), each.getValue()), each.getValue()));
    return Stream.concat(inSight(status, few.toList()), many);
  }

  private static Stream<CheckGroup> inSight(Status status, List<CheckResult> checks) {
    return checks.isEmpty() ? Stream.empty() : Stream.of(group(false, status, "", checks));
  }

  private static CheckGroup group(
      boolean folded, Status status, String title, List<CheckResult> checks) {
    return new CheckGroup(
        folded,
        CheckRow.tone(status),
        status.name(),
        title,
        checks.stream().map(CheckRow::of).toList());
  }

  private static String title(String name, List<CheckResult> checks) {
    long bytes = checks.stream().flatMap(check -> check.bytes().stream()).reduce(0L, Long::sum);
    Duration took = checks.stream().map(CheckResult::took).reduce(Duration.ZERO, Duration::plus);
    return "%s: %s, %s%s"
        .formatted(
            name,
            Wording.count(checks.size(), "result"),
            Wording.duration(took),
            bytes == 0 ? "" : ", " + Wording.bytes(bytes) + " read");
  }
}
