package io.snaprelay.sanitize.catalog;

import java.util.List;

/**
 * What refuses that a column's type is altered (manual, "ALTER TABLE"; src/backend/commands/
 * tablecmds.c of PostgreSQL names the same kinds). Foreign keys are told apart.
 *
 * @param kind what it is
 * @param oid its object id
 * @param name its name, qualified if it has a schema
 * @param columns the columns of the table that it reads
 */
public record Blocker(Kind kind, long oid, String name, List<String> columns) {
  /** Kinds of blockers. */
  public enum Kind {
    VIEW,
    MATERIALIZED_VIEW,
    RULE,
    TRIGGER,
    POLICY,
    GENERATED_COLUMN,
    PARTITION_KEY,
    FUNCTION,
    PUBLICATION
  }

  public Blocker {
    columns = List.copyOf(columns);
  }
}
