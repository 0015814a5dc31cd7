package io.snaprelay.restore.proof;

import java.util.Optional;

/**
 * What counting an index said.
 *
 * @param index the index
 * @param rows how many rows it leads to
 * @param heapFetches how many of its entries had to be looked up in the table, because the
 *     visibility map does not vouch for their page: about these the index alone has said nothing
 * @param twice how many keys more than one row has; absent if nobody compared keys
 */
record IndexScan(String index, long rows, long heapFetches, Optional<Long> twice) {}
