package io.snaprelay.events;

import io.snaprelay.refs.PointInTimeRef;

/**
 * The backups of a database hold the point in time that a run is to restore. No snapshot is taken.
 *
 * @param source the database and the time
 * @param facts what RDS says about its backups; {@code dataAsOf} is the time
 */
public record PointInTimeChosen(EventHeader header, PointInTimeRef source, SnapshotFacts facts)
    implements Event {}
