package io.snaprelay.restore.cutover;

import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of the old production after a cutover: decided once, so that it is never deleted
 * while somebody takes it back.
 *
 * @param undone whether somebody wants it back; else its time was up and it goes
 * @param by who asked; absent if nobody did
 * @param losesWritesSince since when writes are given up; absent if nobody asked
 * @param at when
 */
record Afterwards(
    boolean undone, Optional<String> by, Optional<Instant> losesWritesSince, Instant at) {}
