package io.snaprelay.restore.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeyBucketsTest {
  private final KeyBuckets three = buckets(100_000, 0, 10, 1, 20, 2, 30);

  @Test
  void keysThatAreFarApartGetWiderRanges() {
    assertEquals(100_000, KeyBuckets.width(1, 1_000_000_000));
    assertEquals(1_000_000, KeyBuckets.width(1, 1_100_000_000));
    assertEquals(10_000_000_000_000_000L, KeyBuckets.width(Long.MIN_VALUE + 1, Long.MAX_VALUE));
  }

  @Test
  void widerRangesHoldTheSameRows() {
    assertEquals(buckets(1_000_000, 0, 60), three.widened(1_000_000));
    assertEquals(
        buckets(1_000_000, -1, 5, 0, 8), buckets(100_000, -12, 5, -3, 2, 4, 6).widened(1_000_000));
  }

  @Test
  void theSameRangesDoNotDiffer() {
    assertEquals(List.of(), three.differences(buckets(100_000, 0, 10, 1, 20, 2, 30)));
    assertEquals(List.of(), three.differences(buckets(1_000_000, 0, 60)));
  }

  @Test
  void aDifferenceIsNarrowedToItsRange() {
    assertEquals(
        List.of(
            "id 100000 to 199999: 20 rows instead of 21",
            "id 200000 to 299999: 30 rows instead of 0"),
        three.differences(buckets(100_000, 0, 10, 1, 21)));
  }

  @Test
  void aChangedRowIsADifferenceToo() {
    KeyBuckets changed = buckets(100_000, 0, 10, 1, 20, 2, 30);
    TreeMap<Long, Sums> sums = new TreeMap<>(changed.buckets());
    sums.put(1L, new Sums(20, BigDecimal.ONE, BigDecimal.valueOf(20)));

    assertEquals(
        List.of("id 100000 to 199999: 20 rows, changed"),
        three.differences(new KeyBuckets("id", 100_000, sums)));
  }

  @Test
  void oldIsAllButTheNewestRange() {
    assertEquals(buckets(100_000, 0, 10, 1, 20), three.old());
    assertEquals(buckets(100_000), buckets(100_000, 7, 3).old());
    assertEquals(buckets(100_000), buckets(100_000).old());
  }

  @Test
  void newRowsBehindTheOldOnesAreNotLookedAt() {
    KeyBuckets grown = buckets(100_000, 0, 10, 1, 20, 2, 35, 3, 4);

    assertEquals(List.of(), grown.within(three.old()).differences(three.old()));
  }

  @Test
  void anOldRangeThatIsGoneIsADifference() {
    KeyBuckets gone = buckets(100_000, 1, 20, 2, 35);

    assertEquals(
        List.of("id 0 to 99999: 0 rows instead of 10"),
        gone.within(three.old()).differences(three.old()));
  }

  private static KeyBuckets buckets(long width, long... numbersAndRows) {
    TreeMap<Long, Sums> buckets = new TreeMap<>();
    for (int i = 0; i < numbersAndRows.length; i += 2) {
      long rows = numbersAndRows[i + 1];
      buckets.put(
          numbersAndRows[i], new Sums(rows, BigDecimal.valueOf(rows), BigDecimal.valueOf(rows)));
    }
    return new KeyBuckets("id", width, buckets);
  }
}
