package io.snaprelay.plan;

/**
 * Databases chosen by a tag.
 *
 * @param key the tag's key
 * @param value the tag's value
 */
public record Select(String key, String value) {}
