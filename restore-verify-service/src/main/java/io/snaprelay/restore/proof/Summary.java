package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A proof, short enough for an event: EventBridge takes 256 KiB (EventBridge User Guide, "Amazon
 * EventBridge quotas"), and a server may have ten thousand tables. Failures are named one by one,
 * up to a bound; what passed or was skipped is counted. Nothing is dropped without being counted.
 */
public final class Summary {
  private static final int MOST_FAILURES = 10;
  private static final int MOST_RESULTS = 100;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_TEXT = 240;
  private static final String REST = "further-checks";

  private Summary() {}

  /** At most 100 results, whatever the number of checks, and together less than 256 KiB. */
  public static List<CheckResult> of(List<CheckResult> all) {
    Map<String, List<CheckResult>> byName =
        all.stream()
            .collect(
                Collectors.groupingBy(CheckResult::name, LinkedHashMap::new, Collectors.toList()));
    List<CheckResult> lines =
        byName.values().stream().flatMap(Summary::check).map(Summary::cut).toList();
    return lines.size() <= MOST_RESULTS ? lines : bounded(lines);
  }

  private static Stream<CheckResult> check(List<CheckResult> results) {
    return Stream.of(
            failures(with(Status.FAIL, results)),
            counted(with(Status.PASS, results), "passed"),
            counted(with(Status.SKIPPED, results), "skipped"))
        .flatMap(List::stream);
  }

  private static List<CheckResult> failures(List<CheckResult> failed) {
    if (failed.size() <= MOST_FAILURES) {
      return failed;
    }
    List<CheckResult> shown = new ArrayList<>(failed.subList(0, MOST_FAILURES));
    shown.addAll(counted(failed.subList(MOST_FAILURES, failed.size()), "failed too"));
    return shown;
  }

  /** One line for all, which names the one that took longest. */
  private static List<CheckResult> counted(List<CheckResult> results, String how) {
    if (results.size() < 2) {
      return results;
    }
    CheckResult longest =
        results.stream().max(Comparator.comparing(CheckResult::took)).orElseThrow();
    String seen =
        "%d %s; the longest: %s: %s"
            .formatted(results.size(), how, longest.subject(), longest.seen());
    return List.of(
        new CheckResult(
            longest.name(),
            results.size() + " in all",
            longest.status(),
            longest.expected(),
            seen,
            Folded.took(results),
            Optional.empty(),
            Folded.bytes(results),
            Optional.empty()));
  }

  /** Failures first: they are what the reader has to see. */
  private static List<CheckResult> bounded(List<CheckResult> lines) {
    List<CheckResult> ordered =
        Stream.of(Status.FAIL, Status.PASS, Status.SKIPPED)
            .flatMap(status -> with(status, lines).stream())
            .toList();
    List<CheckResult> bounded = new ArrayList<>(ordered.subList(0, MOST_RESULTS - 3));
    List<CheckResult> rest = ordered.subList(MOST_RESULTS - 3, ordered.size());
    for (Status status : Status.values()) {
      bounded.addAll(rest(with(status, rest)));
    }
    return bounded;
  }

  private static List<CheckResult> rest(List<CheckResult> rest) {
    UnaryOperator<CheckResult> renamed =
        each ->
            new CheckResult(
                REST,
                each.name(),
                each.status(),
                each.expected(),
                each.seen(),
                each.took(),
                Optional.empty(),
                each.bytes(),
                Optional.empty());
    return counted(rest.stream().map(renamed).toList(), "in the manifest").stream()
        .map(Summary::cut)
        .toList();
  }

  private static List<CheckResult> with(Status status, List<CheckResult> results) {
    return results.stream().filter(each -> each.status() == status).toList();
  }

  private static CheckResult cut(CheckResult result) {
    return new CheckResult(
        cut(result.name(), LONGEST_NAME),
        cut(result.subject(), LONGEST_TEXT),
        result.status(),
        cut(result.expected(), LONGEST_TEXT),
        cut(result.seen(), LONGEST_TEXT),
        result.took(),
        result.statementHash(),
        result.bytes(),
        result.measured());
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
