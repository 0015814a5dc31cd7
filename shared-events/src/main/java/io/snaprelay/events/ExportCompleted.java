package io.snaprelay.events;

import io.snaprelay.refs.SnapshotRef;

/**
 * A snapshot has been exported to S3.
 *
 * @param snapshot the snapshot
 * @param bucket the bucket
 * @param prefix the folder in it
 */
public record ExportCompleted(
    EventHeader header, SnapshotRef snapshot, String bucket, String prefix) implements Event {}
