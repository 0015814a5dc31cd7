package io.snaprelay.events;

import io.snaprelay.refs.DatabaseRef;

/**
 * RDS no longer knows the temporary database.
 *
 * @param temporary the database
 * @param resourceId its immutable id
 */
public record TemporaryDatabaseDeleted(EventHeader header, DatabaseRef temporary, String resourceId)
    implements Event {}
