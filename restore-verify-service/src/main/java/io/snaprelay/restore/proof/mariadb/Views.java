package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.restore.proof.Ground;
import io.snaprelay.restore.proof.Line;
import io.snaprelay.restore.proof.ProofCheck;
import java.sql.SQLException;
import java.util.List;

/** Every view can be asked: MariaDB lets a view stand whose tables or columns are gone. */
final class Views implements ProofCheck {
  static final String NAME = "valid-views";

  private static final String ALL =
      "SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE() ORDER BY 1";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    return ground.crew().each(ground.session().read(ALL, row -> row.getString(1)), Views::check);
  }

  private static CheckResult check(String view, Session session) throws SQLException {
    String query = "SELECT 1 FROM %s LIMIT 0".formatted(Quoted.name(session.database(), view));
    String subject = "%1$s: %1$s.%2$s".formatted(session.database(), view);
    Line line = Line.begin(NAME, subject, "the view can be asked", query);
    try {
      session.first(query, row -> row.getString(1));
      return line.pass("it can");
    } catch (SQLException e) {
      return line.skipUnlessDamaged(e);
    }
  }
}
