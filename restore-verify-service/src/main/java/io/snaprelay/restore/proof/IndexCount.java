package io.snaprelay.restore.proof;

import io.snaprelay.database.SqlFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What counting a table from its indexes gave, before anybody has read the table.
 *
 * @param table the table
 * @param counted the indexes that were counted
 * @param scans what each of them said
 * @param warning what VACUUM warned of
 * @param failure why counting ended
 * @param took how long it took
 */
record IndexCount(
    Table table,
    List<PlainIndex> counted,
    List<IndexScan> scans,
    Optional<String> warning,
    Optional<SqlFailure> failure,
    Duration took) {}
