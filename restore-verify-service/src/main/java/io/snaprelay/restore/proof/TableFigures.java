package io.snaprelay.restore.proof;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a full read of a table gave.
 *
 * @param database the database that it is in
 * @param table schema and name
 * @param rows how many rows it has
 * @param bytes what it occupies with its TOAST table, without its indexes
 * @param checksum the sum of its rows' hashes: the same for the same rows in any order; absent if
 *     rows were only counted
 * @param method how a row was hashed; checksums compare only within one method and major version
 * @param second the same sum made of hashes with another seed
 * @param buckets the same by ranges of the key, if the table has an integer key
 * @param pages the same by ranges of pages, if it is big and has no such key
 */
public record TableFigures(
    String database,
    String table,
    long rows,
    long bytes,
    Optional<BigDecimal> checksum,
    String method,
    Optional<BigDecimal> second,
    Optional<KeyBuckets> buckets,
    Optional<KeyBuckets> pages) {
  /** What reading a table gave that tells nothing of its pages. */
  public TableFigures(
      String database,
      String table,
      long rows,
      long bytes,
      Optional<BigDecimal> checksum,
      String method,
      Optional<BigDecimal> second,
      Optional<KeyBuckets> buckets) {
    this(database, table, rows, bytes, checksum, method, second, buckets, Optional.empty());
  }

  /** Whether both were hashed in the same way, so that their sums can be compared. */
  boolean isComparable(TableFigures other) {
    return method.equals(other.method) && second.isPresent() && other.second.isPresent();
  }

  /** Whether both have the same rows, as far as their sums can tell. */
  boolean hasRowsOf(TableFigures other) {
    return rows == other.rows && checksum.equals(other.checksum) && second.equals(other.second);
  }
}
