package io.snaprelay.cli.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a demo is played.
 *
 * @param orders rows of the source's largest table
 * @param engineVersion the PostgreSQL version, for example {@code 17}
 * @param keep where everything is kept; absent means that only the evidence stays
 * @param evidence where the evidence is left
 * @param damage what is done to the copy before it is restored
 * @param rdsEvents what becomes of RDS's events
 * @param throttled the share of calls to RDS that are refused as too many, 0 to 1
 * @param kill a service that is killed once it has begun its work, and started again
 */
public record DemoOptions(
    long orders,
    String engineVersion,
    Optional<Path> keep,
    Path evidence,
    Optional<Damage> damage,
    RdsEvents rdsEvents,
    double throttled,
    Optional<String> kill) {

  /** Damage that only reading finds. */
  public enum Damage {
    /** A few bytes of a table's page: its checksum breaks. */
    HEAP_PAGE("heap-page", "public.orders"),
    /** An index that has lost entries: only amcheck sees it. */
    INDEX("index", "public.orders"),
    /** A page full of zeros: rows are gone, and every checksum is fine. */
    ROWS_LOST("rows-lost", "public.orders");

    private final String kind;
    private final String relation;

    Damage(String kind, String relation) {
      this.kind = kind;
      this.relation = relation;
    }

    /** What is damaged. */
    String relation() {
      return relation;
    }

    @Override
    public String toString() {
      return kind;
    }
  }

  /** What becomes of the events that RDS sends. */
  public enum RdsEvents {
    DELIVERED,
    LOST,
    DOUBLED
  }
}
