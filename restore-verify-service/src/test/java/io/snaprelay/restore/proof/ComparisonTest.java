package io.snaprelay.restore.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.plan.Verify.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** This proof against earlier ones, without any server. */
class ComparisonTest {
  private static final String RECORD = RowHash.RECORD.title();
  private static final Inventory SHOP =
      inventory(Map.of("tables", Map.of("public.orders", "1", "public.old_1", "1")));

  // without a past

  @Test
  void theFirstProofComparesNothingAndSaysSo() {
    List<CheckResult> results = check(Earlier.NONE, Scope.USUAL, SHOP, orders(20, 7));

    assertEquals(3, results.size());
    assertTrue(results.stream().allMatch(each -> each.status() == Status.SKIPPED));
  }

  // the same snapshot

  @Test
  void aCopyHasTheRowsOfItsSource() {
    assertEquals(Status.PASS, content(orders(20, 7), orders(20, 7)).status());
  }

  @Test
  void aCopyWithOtherRowsFailsAndTheRangeIsNamed() {
    CheckResult result = content(orders(20, 8), orders(20, 7));

    assertEquals(Status.FAIL, result.status());
    assertEquals("20 rows instead of 20; id 100000 to 199999: 10 rows, changed", result.seen());
  }

  @Test
  void rowsThatWereSummedUpInAnotherWayAreNotCompared() {
    TableFigures text =
        new TableFigures(
            "shop",
            "public.orders",
            20,
            8192,
            Optional.of(BigDecimal.ONE),
            RowHash.TEXT.title(),
            Optional.of(BigDecimal.ONE),
            Optional.empty());

    assertEquals(Status.SKIPPED, content(text, orders(20, 7)).status());
  }

  @Test
  void anotherMajorVersionIsNotCompared() {
    Baseline older = new Baseline("r", "arn", "16.1", List.of(orders(20, 8)), Optional.of(SHOP));

    CheckResult result =
        only(
            "same-content",
            check(
                new Earlier(Optional.empty(), Optional.of(older)),
                Scope.USUAL,
                SHOP,
                orders(20, 7)));

    assertEquals(Status.SKIPPED, result.status());
  }

  @Test
  void aTableThatTheCopyLacksFails() {
    Baseline first = baseline(SHOP, orders(20, 7));
    Earlier earlier = new Earlier(Optional.empty(), Optional.of(first));

    CheckResult result =
        only(
            "same-content", new Comparison(subject(earlier, Scope.USUAL), List.of(), SHOP).check());

    assertEquals(Status.FAIL, result.status());
  }

  // the last proof

  @Test
  void whatIsMissingFailsAndWhatIsNewIsTold() {
    Inventory now = inventory(Map.of("tables", Map.of("public.orders", "2", "public.new", "1")));

    CheckResult tables = drift(now, Scope.USUAL);

    assertEquals(Status.FAIL, tables.status());
    assertEquals(
        "2 there; missing: public.old_1; added: public.new; changed: public.orders", tables.seen());
  }

  @Test
  void whatThePlanSaysIsDroppedIsNotMissing() {
    Inventory now = inventory(Map.of("tables", Map.of("public.orders", "1")));

    assertEquals(Status.PASS, drift(now, dropping("public.old_1")).status());
    assertEquals(Status.PASS, drift(now, dropping("public.old_*")).status());
    assertEquals(Status.PASS, drift(now, dropping("public")).status());
    assertEquals(Status.FAIL, drift(now, dropping("public.old")).status());
    assertEquals(Status.FAIL, drift(now, dropping("old_1")).status());
  }

  @Test
  void aWholeKindAndAWholeDatabaseCanBeMissing() {
    assertEquals(Status.FAIL, drift(inventory(Map.of()), Scope.USUAL).status());
    Inventory nothing = new Inventory(Map.of(), Map.of());

    List<CheckResult> results = check(last(orders(20, 7)), Scope.USUAL, nothing, orders(20, 7));

    CheckResult databases =
        results.stream()
            .filter(each -> each.subject().equals("server: databases"))
            .findFirst()
            .orElseThrow();
    assertEquals(Status.FAIL, databases.status());
  }

  @Test
  void halfOfTheRowsMayGoAndNotMore() {
    assertEquals(Status.PASS, rows(10, 20, Scope.USUAL).status());
    assertEquals(Status.FAIL, rows(9, 20, Scope.USUAL).status());
    assertEquals(Status.PASS, rows(4_000, 20, Scope.USUAL).status());
  }

  @Test
  void anEmptyTableThatHadRowsFailsUnlessThePlanAllowsIt() {
    Scope all = new Scope(Mode.STANDARD, Optional.empty(), 100, List.of(), List.of(), List.of());
    Scope none = new Scope(Mode.STANDARD, Optional.empty(), 0, List.of(), List.of(), List.of());
    Scope except =
        new Scope(
            Mode.STANDARD, Optional.empty(), 0, List.of("public.orders"), List.of(), List.of());

    assertEquals(Status.FAIL, rows(0, 1, Scope.USUAL).status());
    assertEquals(Status.PASS, rows(0, 20, all).status());
    assertEquals(Status.FAIL, rows(19, 20, none).status());
    assertEquals(Status.PASS, rows(0, 20, except).status());
  }

  @Test
  void oldRowsOfAnAppendOnlyTableMayNotChange() {
    Scope appendOnly =
        new Scope(
            Mode.STANDARD,
            Optional.empty(),
            50,
            List.of(),
            List.of("public.orders", "public.gone"),
            List.of());

    List<CheckResult> same =
        check(last(orders(20, 7)), appendOnly, SHOP, withOldRange(3, orders(20, 9)));
    List<CheckResult> kept = check(last(orders(20, 7)), appendOnly, SHOP, orders(20, 9));

    assertEquals("id 0 to 99999: 10 rows, changed", about("shop: public.orders", same).seen());
    assertEquals(Status.FAIL, about("shop: public.orders", same).status());
    assertEquals(Status.PASS, about("shop: public.orders", kept).status());
    assertEquals(Status.FAIL, about("public.gone", kept).status());
  }

  private static CheckResult about(String subject, List<CheckResult> results) {
    return results.stream()
        .filter(each -> each.name().equals("append-only") && each.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static Scope dropping(String name) {
    return new Scope(Mode.STANDARD, Optional.empty(), 50, List.of(), List.of(), List.of(name));
  }

  private static CheckResult drift(Inventory now, Scope scope) {
    return check(last(orders(20, 7)), scope, now, orders(20, 7)).stream()
        .filter(each -> each.subject().equals("shop: tables"))
        .findFirst()
        .orElseThrow();
  }

  private static CheckResult rows(long now, long then, Scope scope) {
    return only("row-counts", check(last(orders(then, 7)), scope, SHOP, orders(now, 7)));
  }

  private static CheckResult content(TableFigures now, TableFigures then) {
    Earlier earlier = new Earlier(Optional.empty(), Optional.of(baseline(SHOP, then)));
    return only("same-content", check(earlier, Scope.USUAL, SHOP, now));
  }

  private static Earlier last(TableFigures then) {
    return new Earlier(Optional.of(baseline(SHOP, then)), Optional.empty());
  }

  private static List<CheckResult> check(
      Earlier earlier, Scope scope, Inventory now, TableFigures table) {
    return new Comparison(subject(earlier, scope), List.of(table), now).check();
  }

  private static ProofSubject subject(Earlier earlier, Scope scope) {
    return Attempts.with(scope, earlier, Attempts.subject(17));
  }

  private static Baseline baseline(Inventory inventory, TableFigures table) {
    return new Baseline("r", "arn", "17.1", List.of(table), Optional.of(inventory));
  }

  private static Inventory inventory(Map<String, Map<String, String>> shop) {
    return new Inventory(Map.of("owner", "1"), Map.of("shop", shop));
  }

  /** Ten rows in the first range of keys, the others in the second, whose sums can be set. */
  private static TableFigures orders(long rows, long sum) {
    TreeMap<Long, Sums> buckets = new TreeMap<>();
    buckets.put(0L, new Sums(10, BigDecimal.ONE, BigDecimal.TEN));
    buckets.put(1L, new Sums(rows - 10, BigDecimal.valueOf(sum), BigDecimal.TEN));
    return figures(rows, sum, buckets);
  }

  private static TableFigures withOldRange(long sum, TableFigures base) {
    TreeMap<Long, Sums> buckets = new TreeMap<>(base.buckets().orElseThrow().buckets());
    buckets.put(0L, new Sums(10, BigDecimal.valueOf(sum), BigDecimal.TEN));
    return figures(base.rows(), sum, buckets);
  }

  private static TableFigures figures(long rows, long sum, TreeMap<Long, Sums> buckets) {
    return new TableFigures(
        "shop",
        "public.orders",
        rows,
        8192,
        Optional.of(BigDecimal.valueOf(sum)),
        RECORD,
        Optional.of(BigDecimal.TEN),
        Optional.of(new KeyBuckets("id", 100_000, buckets)));
  }

  private static CheckResult only(String name, List<CheckResult> results) {
    List<CheckResult> found = results.stream().filter(each -> each.name().equals(name)).toList();
    assertEquals(1, found.size(), results.toString());
    return found.get(0);
  }
}
