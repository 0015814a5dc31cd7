package io.snaprelay.restore.proof;

/**
 * How hard a proof works.
 *
 * @param connections how many sessions read beside each other, from 1 to 8
 * @param pagesPerSlice how many pages of a table one query reads, if the table has more than twice
 *     as many
 * @param mostLookedUp how many bytes a table may have for its rows to be looked up in an index that
 *     cannot be counted
 */
public record Effort(int connections, long pagesPerSlice, long mostLookedUp) {
  private static final int MOST = 8;

  private static final long LOOKED_UP = 256L << 20;

  /** Slices of 128 MiB: dividing costs nothing, and nobody waits long for the last one. */
  public static final Effort USUAL = new Effort(4, 16_384);

  /** With as many look-ups as a proof can afford that is to take no longer than a dump. */
  public Effort(int connections, long pagesPerSlice) {
    this(connections, pagesPerSlice, LOOKED_UP);
  }

  public Effort {
    connections = Math.max(1, Math.min(MOST, connections));
  }
}
