package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Check;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The database takes a write: one row is written, with all that its table's indexes, constraints
 * and triggers do about it, and that is rolled back.
 */
final class Writes implements ProofCheck {
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
    Optional<NamedTable> table = ground.dialect().find(wanted.table(), List.of(), ground.session());
    if (table.isEmpty()) {
      return List.of(begun.fail("there is no table " + wanted.table()));
    }
    Optional<String> statement = ground.dialect().writeOne(table.get(), ground.session());
    if (statement.isEmpty()) {
      return List.of(begun.skip("the table has no column that can be written"));
    }
    String update = statement.get();
    Line line = Line.begin(name(), subject, expected, update);
    try {
      int written = ground.session().rehearse(update);
      return List.of(written == 0 ? line.skip("the table is empty") : line.pass(written + " row"));
    } catch (SQLException e) {
      return List.of(line.fail(e));
    }
  }
}
