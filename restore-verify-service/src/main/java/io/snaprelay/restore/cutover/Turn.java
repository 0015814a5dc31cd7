package io.snaprelay.restore.cutover;

import java.time.Instant;

/**
 * The moment from which a swap goes forward no more: it has passed its check, or turns back.
 *
 * @param course PASSED or REVERTING
 * @param why for people
 * @param at when
 */
record Turn(Course course, String why, Instant at) {}
