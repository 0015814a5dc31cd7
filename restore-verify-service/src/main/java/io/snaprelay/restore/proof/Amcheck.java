package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import io.snaprelay.plan.Verify.Mode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The structure of every heap and every B-tree, the system's own included, by PostgreSQL's own
 * checker (PostgreSQL manual, "amcheck"). RDS lets its master user create the extension. Heaps and
 * trees are one list: while one session is at the biggest heap, the others go on with the trees.
 */
final class Amcheck implements ProofCheck {
  static final String NAME = "amcheck";

  private final Mode mode;
  private final Effort effort;
  private final Extensions extensions;

  Amcheck(Mode mode, Effort effort, Extensions extensions) {
    this.mode = mode;
    this.effort = effort;
    this.extensions = extensions;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    Line line = Line.begin(NAME, ground.database(), "the extension amcheck can be created");
    try {
      Optional<Extension> found = extensions.find(ground.session(), NAME);
      return found.isEmpty()
          ? List.of(line.skip(Extensions.NOT_THERE.formatted(NAME)))
          : look(found.get(), ground);
    } catch (SQLException e) {
      return List.of(line.skipUnlessDamaged(e));
    }
  }

  private List<CheckResult> look(Extension found, Ground ground) throws SQLException {
    try (Extension amcheck = found) {
      List<Look> looks = new ArrayList<>(new HeapPages(amcheck).looks(ground.session()));
      looks.addAll(new BTrees(amcheck, mode, effort).looks(ground));
      return ground.crew().each(looks, Look::with);
    }
  }
}
