package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Every index can be used, and every constraint holds for all rows. A constraint that nobody ever
 * validated is no damage, but nothing is proved about it either: it is skipped by name.
 */
final class CatalogFaults implements ProofCheck {
  static final String INDEXES = "valid-indexes";
  static final String CONSTRAINTS = "validated-constraints";

  private static final String INVALID =
      """
      SELECT n.nspname || '.' || i.relname
      FROM pg_catalog.pg_index x
      JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
      WHERE i.relkind = 'i' AND i.relpersistence <> 't' AND NOT (x.indisvalid AND x.indisready)
      ORDER BY 1
      """;

  private static final String UNVALIDATED =
      """
      SELECT n.nspname || '.' || t.relname || '.' || c.conname
      FROM pg_catalog.pg_constraint c
      JOIN pg_catalog.pg_class t ON t.oid = c.conrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
      WHERE NOT c.convalidated
      ORDER BY 1
      """;

  @Override
  public String name() {
    return INDEXES;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    List<CheckResult> results = new ArrayList<>();
    results.add(indexes(ground));
    results.addAll(constraints(ground));
    return results;
  }

  private static CheckResult indexes(Ground ground) throws SQLException {
    Line line = Line.begin(INDEXES, ground.database(), "every index is valid and ready", INVALID);
    List<String> invalid = ground.session().read(INVALID, row -> row.getString(1));
    return line.passIf(
        invalid.isEmpty(), invalid.isEmpty() ? "all" : "not valid: " + String.join(", ", invalid));
  }

  private static List<CheckResult> constraints(Ground ground) throws SQLException {
    String expected = "every constraint is validated";
    Line line = Line.begin(CONSTRAINTS, ground.database(), expected, UNVALIDATED);
    List<String> open = ground.session().read(UNVALIDATED, row -> row.getString(1));
    return List.of(
        open.isEmpty()
            ? line.pass("all")
            : line.skip(
                "NOT VALID, so that old rows may violate them: " + String.join(", ", open)));
  }
}
