package io.snaprelay.events;

import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;

/**
 * A snapshot exists and is {@code available}.
 *
 * @param snapshot the snapshot
 * @param origin whether it is the source or sanitized
 * @param database the database that it is of
 * @param facts what RDS says about it
 */
public record SnapshotCreated(
    EventHeader header,
    SnapshotRef snapshot,
    Origin origin,
    DatabaseRef database,
    SnapshotFacts facts)
    implements Event {}
