package io.snaprelay.sanitize.engine.mariadb;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Hashes of originals, sorted: eight bytes each. */
final class Remembered {
  private final Hashes hashes;
  private final long[] sorted;

  private Remembered(Hashes hashes, long[] sorted) {
    this.hashes = hashes;
    this.sorted = sorted;
  }

  /** Those that name somebody, wherever they came from. */
  static Remembered telling(Bench bench, Hashes hashes) throws SQLException {
    return read(bench, hashes, "telling");
  }

  /** Those of one column. */
  static Remembered of(Bench bench, Hashes hashes, int watched) throws SQLException {
    return read(bench, hashes, "watched = " + watched);
  }

  private static Remembered read(Bench bench, Hashes hashes, String which) throws SQLException {
    LongStream.Builder all = LongStream.builder();
    bench.stream(
        "SELECT DISTINCT hash FROM \"snaprelay_progress\".original WHERE " + which,
        row -> {
          all.add(row.getLong(1));
          return "";
        });
    long[] sorted = all.build().toArray();
    Arrays.sort(sorted);
    return new Remembered(hashes, sorted);
  }

  int size() {
    return sorted.length;
  }

  boolean holds(String text) {
    return Arrays.binarySearch(sorted, hashes.of(text)) >= 0;
  }

  /** Whether a text is one, or has one among its words. */
  boolean holdsWordOf(String text) {
    return Hashes.tellingWords(text).anyMatch(this::holds);
  }
}
