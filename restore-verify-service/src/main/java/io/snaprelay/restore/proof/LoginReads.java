package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Check;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A role of the application logs in with its own password, which the snapshot brought along. */
final class LoginReads implements ProofCheck {
  private final Check.Login wanted;
  private final Access access;

  LoginReads(Check.Login wanted, Access access) {
    this.wanted = wanted;
    this.access = access;
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
    String expected = "the role of %s logs in and reads".formatted(wanted.secret());
    Line begun = Line.begin(name(), subject, expected);
    if (access instanceof Access.Refused refused) {
      return List.of(begun.fail(refused.why()));
    }
    Optional<NamedTable> table = ground.dialect().find(wanted.table(), List.of(), ground.session());
    if (table.isEmpty()) {
      return List.of(begun.fail("there is no table " + wanted.table()));
    }
    String query = "SELECT 1 FROM %s LIMIT 1".formatted(table.get().sql());
    Line line = Line.begin(name(), subject, expected, query);
    try (Session theirs = Session.open(((Access.Granted) access).server(), ground.database())) {
      int rows = theirs.read(query, row -> row.getInt(1)).size();
      return List.of(line.pass(rows == 1 ? "read a row" : "read; the table is empty for it"));
    } catch (SQLException e) {
      return List.of(line.fail(SqlFailure.of(e).toString()));
    }
  }
}
