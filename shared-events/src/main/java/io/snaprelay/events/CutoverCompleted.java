package io.snaprelay.events;

import io.snaprelay.refs.DatabaseRef;

/**
 * The restored database holds production's name and passed the endpoint check.
 *
 * @param production the name that now leads to the restored database
 * @param newResourceId the restored database's immutable id
 * @param oldResourceId the retired database's immutable id
 */
public record CutoverCompleted(
    EventHeader header, DatabaseRef production, String newResourceId, String oldResourceId)
    implements Event {}
