package io.snaprelay.evidence;

/**
 * A file of the ledger that this evidence was made from, and that holds more than it.
 *
 * @param key where it stands in the ledger
 * @param sha256 SHA-256 of its bytes, in hex
 */
public record SourceFile(String key, String sha256) {}
