package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Check;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The database takes a write: a row is written again as it is, with all that its table's indexes,
 * constraints and triggers do about it, and rolled back.
 */
final class Writes implements ProofCheck {
  private static final String FIRST_COLUMN =
      """
      SELECT pg_catalog.quote_ident(attname) FROM pg_catalog.pg_attribute
      WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped
        AND attgenerated = '' AND attidentity <> 'a'
      ORDER BY attnum LIMIT 1
      """;

  private final Check.Writable wanted;

  Writes(Check.Writable wanted) {
    this.wanted = wanted;
  }

  @Override
  public String name() {
    return wanted.name();
  }

  @Override
  public boolean isAbout(String database, List<String> all) {
    return DatabaseChoice.of(wanted.database(), all).filter(database::equals).isPresent();
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    String subject = ground.database() + ": " + wanted.table();
    String expected = "one row written and rolled back";
    Line begun = Line.begin(name(), subject, expected);
    Optional<NamedTable> table = NamedTable.find(wanted.table(), List.of(), ground.session());
    if (table.isEmpty()) {
      return List.of(begun.fail("there is no table " + wanted.table()));
    }
    String sql = table.get().sql();
    List<String> column = ground.session().read(FIRST_COLUMN, row -> row.getString(1), sql);
    if (column.isEmpty()) {
      return List.of(begun.skip("the table has no column that can be written"));
    }
    String update =
        "UPDATE %1$s SET %2$s = %2$s WHERE ctid = (SELECT ctid FROM %1$s LIMIT 1)"
            .formatted(sql, column.get(0));
    Line line = Line.begin(name(), subject, expected, update);
    try {
      int written = ground.session().rehearse(update);
      return List.of(written == 0 ? line.skip("the table is empty") : line.pass(written + " row"));
    } catch (SQLException e) {
      return List.of(line.fail(e));
    }
  }
}
