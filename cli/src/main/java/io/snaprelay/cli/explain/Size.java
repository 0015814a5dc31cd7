package io.snaprelay.cli.explain;

/**
 * How large a database is.
 *
 * @param gib its allocated storage
 * @param known how that is known: RDS told, somebody said it, or it is assumed
 */
public record Size(int gib, Known known) {
  /** How a size is known. */
  public enum Known {
    TOLD_BY_RDS,
    GIVEN,
    ASSUMED
  }
}
