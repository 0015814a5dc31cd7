package io.snaprelay.restore.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows of a table by ranges of its integer key, so that a difference can be narrowed to a range
 * and old rows of an append-only table can be compared without the new ones.
 *
 * @param column the key, quoted
 * @param width how many keys a range holds; a power of ten times the usual width
 * @param buckets the ranges that have rows: number n begins at n times the width
 */
public record KeyBuckets(String column, long width, NavigableMap<Long, Sums> buckets) {
  static final long USUAL_WIDTH = 100_000;

  /** A manifest has to stay readable: keys that are far apart get wider ranges. */
  static final long MOST = 10_000;

  public KeyBuckets {
    buckets = new TreeMap<>(buckets);
  }

  /** The width for keys from the lowest to the highest. */
  public static long width(long lowest, long highest) {
    long width = USUAL_WIDTH;
    while (highest / width - lowest / width > MOST) {
      width *= 10;
    }
    return width;
  }

  /** The same rows in wider ranges. Both divide toward zero, so that ranges fall into ranges. */
  KeyBuckets widened(long wider) {
    NavigableMap<Long, Sums> merged = new TreeMap<>();
    buckets.forEach((number, sums) -> merged.merge(number / (wider / width), sums, Sums::plus));
    return new KeyBuckets(column, wider, merged);
  }

  /** All but the newest range: what must not change any more if rows are only ever appended. */
  KeyBuckets old() {
    NavigableMap<Long, Sums> old =
        buckets.isEmpty() ? buckets : buckets.headMap(buckets.lastKey(), false);
    return new KeyBuckets(column, width, old);
  }

  /** The ranges in which this and the other differ, in words; at most ten of them. */
  List<String> differences(KeyBuckets other) {
    long common = Math.max(width, other.width);
    Map<Long, Sums> mine = widened(common).buckets;
    Map<Long, Sums> others = other.widened(common).buckets;
    TreeSet<Long> numbers = new TreeSet<>(mine.keySet());
    numbers.addAll(others.keySet());
    List<String> found = new ArrayList<>();
    for (long number : numbers) {
      Sums here = mine.getOrDefault(number, Sums.NONE);
      Sums there = others.getOrDefault(number, Sums.NONE);
      if (!here.equals(there)) {
        found.add(range(number, common, here, there));
      }
    }
    return found;
  }

  /** Those of the ranges that the other has too, on a common width. */
  KeyBuckets within(KeyBuckets other) {
    KeyBuckets wide = widened(Math.max(width, other.width));
    NavigableMap<Long, Sums> kept = new TreeMap<>(wide.buckets);
    if (other.buckets.isEmpty()) {
      kept.clear();
    } else {
      long last = other.widened(wide.width).buckets.lastKey();
      kept = new TreeMap<>(kept.headMap(last, true));
    }
    return new KeyBuckets(column, wide.width, kept);
  }

  private String range(long number, long common, Sums here, Sums there) {
    long from = number < 0 ? (number - 1) * common + 1 : number * common;
    String rows =
        here.rows() == there.rows()
            ? "%d rows, changed".formatted(here.rows())
            : "%d rows instead of %d".formatted(here.rows(), there.rows());
    return "%s %d to %d: %s".formatted(column, from, from + common - 1, rows);
  }
}
