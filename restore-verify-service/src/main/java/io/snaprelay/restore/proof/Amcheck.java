package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The structure of every heap and every B-tree, the system's own included, by PostgreSQL's own
 * checker (PostgreSQL manual, "amcheck"). RDS lets its master user create the extension.
 */
final class Amcheck implements ProofCheck {
  static final String NAME = "amcheck";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Session session, Figures figures) throws SQLException {
    Line line = Line.begin(NAME, session.database(), "the extension amcheck can be created");
    try (AmcheckExtension amcheck = AmcheckExtension.in(session)) {
      List<CheckResult> results = new ArrayList<>(new HeapPages(amcheck).check(session));
      results.addAll(new BTrees(amcheck).check(session));
      return results;
    } catch (SQLException e) {
      return List.of(line.skipUnlessDamaged(e));
    }
  }
}
