package io.snaprelay.retention;

/**
 * Where snapshots stand together: what the policy counts.
 *
 * @param kind what they are for
 * @param account whose they are
 * @param region where they are
 */
public record Place(Kind kind, String account, String region) {
  /** What snapshots of a place are for, in the order in which they are deleted. */
  public enum Kind {
    /** Taken of production. */
    SOURCE,
    /**
     * Of a masked database, but under production's key, or on the way into another account: only
     * there to be copied.
     */
    TRANSIT,
    /** A copy of a source. */
    COPY,
    /** Of a masked database, under the key with which it is given away. */
    SANITIZED
  }
}
