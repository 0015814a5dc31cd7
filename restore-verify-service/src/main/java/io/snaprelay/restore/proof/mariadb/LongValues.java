package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.events.CheckResult;
import io.snaprelay.restore.proof.Ground;
import io.snaprelay.restore.proof.Line;
import io.snaprelay.restore.proof.ProofCheck;
import java.sql.SQLException;
import java.util.List;

/**
 * What nobody can see of a single server: if a page of a long value cannot be read, MariaDB writes
 * that to its log and hands out the value shortened, without an error, and {@code CHECK TABLE
 * EXTENDED} finds nothing. (Seen with 11.4.5.) Only the sums of an earlier proof tell.
 */
final class LongValues implements ProofCheck {
  static final String NAME = "long-values";

  private final boolean compared;

  /**
   * @param compared whether the sums of this proof are compared with an earlier one's
   */
  LongValues(boolean compared) {
    this.compared = compared;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    List<String> tables =
        StoredTable.all(ground.session()).stream()
            .filter(StoredTable::hasLongValues)
            .map(StoredTable::title)
            .toList();
    if (tables.isEmpty() || compared) {
      return List.of();
    }
    return List.of(
        Line.begin(NAME, ground.database(), "every page of every long value can be read")
            .skip(
                "%d tables have columns whose values may lie outside their rows, and MariaDB does"
                        .formatted(tables.size())
                    + " not say when it cannot read all of one: only a later proof of the same"
                    + " snapshot can tell"));
  }
}
