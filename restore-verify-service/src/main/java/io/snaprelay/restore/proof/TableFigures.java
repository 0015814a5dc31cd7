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
 *     it has no rows
 * @param method how a row was hashed; checksums compare only within one method and major version
 */
public record TableFigures(
    String database,
    String table,
    long rows,
    long bytes,
    Optional<BigDecimal> checksum,
    String method) {}
