package io.snaprelay.events;

import io.snaprelay.refs.DatabaseRef;

/**
 * A temporary database has been masked and every post-condition holds.
 *
 * @param temporary the database
 * @param rulesHash SHA-256 of the masking rules, in hex
 */
public record SanitizeCompleted(EventHeader header, DatabaseRef temporary, String rulesHash)
    implements Event {}
