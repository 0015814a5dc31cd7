package io.snaprelay.events;

import java.time.Instant;
import java.util.Optional;

/**
 * What RDS says about a snapshot.
 *
 * @param engine for example {@code postgres}
 * @param engineVersion for example {@code 17.11}
 * @param dataAsOf the instant whose data it holds: its original creation time
 * @param allocatedGiB allocated storage, in GiB
 * @param kmsKeyArn the key that it is encrypted with; absent if it is not encrypted
 */
public record SnapshotFacts(
    String engine,
    String engineVersion,
    Instant dataAsOf,
    int allocatedGiB,
    Optional<String> kmsKeyArn) {}
