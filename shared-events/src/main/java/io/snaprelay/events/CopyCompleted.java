package io.snaprelay.events;

import io.snaprelay.refs.SnapshotRef;

/**
 * A copy of a snapshot is {@code available}, in the region and under the key that the plan names.
 *
 * @param source the snapshot that was copied
 * @param copy the copy
 * @param origin whose copy: {@link Origin#COPY} of a source, {@link Origin#SANITIZED} of a
 *     sanitized one
 * @param facts what RDS says about the copy
 */
public record CopyCompleted(
    EventHeader header, SnapshotRef source, SnapshotRef copy, Origin origin, SnapshotFacts facts)
    implements Event {}
