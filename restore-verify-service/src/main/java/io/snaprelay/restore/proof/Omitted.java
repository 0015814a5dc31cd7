package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.util.List;

/**
 * A check that this proof does not make. It is listed, so that nobody takes it for passed.
 *
 * @param name the check
 * @param reason why it is not made
 */
public record Omitted(String name, String reason) implements ProofCheck {
  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    return List.of(Line.begin(name, ground.database(), "the check is made").skip(reason));
  }
}
