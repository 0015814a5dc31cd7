package io.snaprelay.restore.proof;

/**
 * How hard a proof works.
 *
 * @param connections how many sessions read beside each other, from 1 to 8
 * @param pagesPerSlice how many pages of a table one query reads, if the table has more than twice
 *     as many
 */
public record Effort(int connections, long pagesPerSlice) {
  private static final int MOST = 8;

  /** Slices of 128 MiB: dividing costs nothing, and nobody waits long for the last one. */
  public static final Effort USUAL = new Effort(4, 16_384);

  public Effort {
    connections = Math.max(1, Math.min(MOST, connections));
  }
}
