package io.snaprelay.restore.proof;

import io.snaprelay.database.SqlFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What counting a table from its indexes gave, before anybody has read the table.
 *
 * @param table the table
 * @param entries what each index said
 * @param warning what VACUUM warned of
 * @param failure why VACUUM or a count failed
 * @param took how long it took
 */
record IndexCount(
    Table table,
    List<Entries> entries,
    Optional<String> warning,
    Optional<SqlFailure> failure,
    Duration took) {
  /**
   * What one index said.
   *
   * @param index the index
   * @param scan its count
   */
  record Entries(CountableIndex index, IndexScan scan) {}

  List<IndexScan> scans() {
    return entries.stream().map(Entries::scan).toList();
  }
}
