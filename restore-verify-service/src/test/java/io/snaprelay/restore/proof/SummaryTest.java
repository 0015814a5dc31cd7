package io.snaprelay.restore.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.wire.EventJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final int EVENT_BRIDGE_TAKES = 256 * 1024;
  private static final int HEADER = 4 * 1024;

  @Test
  void aFewResultsAreToldAsTheyAre() {
    List<CheckResult> results =
        List.of(result("connects", "shop", Status.PASS, 1), result("rto", "run", Status.FAIL, 1));

    assertEquals(results, Summary.of(results));
  }

  @Test
  void whatPassedIsCountedAndTheLongestIsNamed() {
    List<CheckResult> summary = Summary.of(tables(10_000, Status.PASS));

    assertEquals(1, summary.size());
    assertEquals(
        "10000 passed; the longest: table-9999: seen of table-9999", summary.get(0).seen());
    assertEquals(Status.PASS, summary.get(0).status());
  }

  @Test
  void failuresAreNamedAndTheRestOfThemCounted() {
    List<CheckResult> results = new ArrayList<>(tables(10_000, Status.PASS));
    results.addAll(tables(50, Status.FAIL));

    List<CheckResult> failed =
        Summary.of(results).stream().filter(each -> each.status() == Status.FAIL).toList();

    assertEquals("table-0", failed.get(0).subject());
    assertEquals(11, failed.size());
    assertTrue(failed.get(10).seen().startsWith("40 failed too; "), failed.get(10).seen());
  }

  @Test
  void skippedIsNeverCountedAsPassed() {
    List<CheckResult> results = new ArrayList<>(tables(3, Status.PASS));
    results.addAll(tables(4, Status.SKIPPED));

    List<String> seen = Summary.of(results).stream().map(CheckResult::seen).toList();

    assertTrue(seen.get(0).startsWith("3 passed"), seen.toString());
    assertTrue(seen.get(1).startsWith("4 skipped"), seen.toString());
  }

  @Test
  void anyNumberOfChecksFitsIntoAnEventAndNoFailureGoesUncounted() {
    String wide = "\u20ac".repeat(5_000);
    List<CheckResult> results =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    new CheckResult(
                        i + wide,
                        wide,
                        i % 2 == 0 ? Status.FAIL : Status.PASS,
                        wide,
                        wide,
                        Duration.ZERO,
                        Optional.of("f".repeat(64))))
            .toList();

    List<CheckResult> summary = Summary.of(results);

    assertTrue(EventJson.bytes(summary).length < EVENT_BRIDGE_TAKES - HEADER);
    assertEquals(
        Status.FAIL,
        summary.stream()
            .filter(each -> each.seen().startsWith("1403 in the manifest"))
            .findFirst()
            .orElseThrow()
            .status());
  }

  private static List<CheckResult> tables(int count, Status status) {
    return IntStream.range(0, count)
        .mapToObj(i -> result("readable-tables", "table-" + i, status, i))
        .toList();
  }

  private static CheckResult result(String name, String subject, Status status, int millis) {
    return new CheckResult(
        name,
        subject,
        status,
        "expected",
        "seen of " + subject,
        Duration.ofMillis(millis),
        Optional.empty());
  }
}
