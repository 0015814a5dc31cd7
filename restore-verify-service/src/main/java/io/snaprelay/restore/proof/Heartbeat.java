package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The newest row of the heartbeat table tells how old the newest data is. It is looked for in every
 * database; where there is none, nothing is said, unless the plan names it.
 */
final class Heartbeat implements ProofCheck {
  static final String NAME = "heartbeat";
  static final String TABLE = "snaprelay_heartbeat";

  private final Optional<String> named;
  private final Instant dataAsOf;

  /**
   * @param named the table's name, with its schema or without, if the plan names it
   * @param dataAsOf the instant whose data the snapshot holds
   */
  Heartbeat(Optional<String> named, Instant dataAsOf) {
    this.named = named;
    this.dataAsOf = dataAsOf;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    List<String> found = ground.dialect().heartbeats(named.orElse(TABLE), ground.session());
    return found.isEmpty() ? List.of() : List.of(read(found.get(0), ground));
  }

  /** What the plan names and no database has fails. */
  static List<CheckResult> missing(Optional<String> named, List<CheckResult> results) {
    boolean seen = results.stream().anyMatch(each -> each.name().equals(NAME));
    return named.isEmpty() || seen
        ? List.of()
        : List.of(
            Line.begin(NAME, "server", "the heartbeat table " + named.get())
                .fail("no database has it"));
  }

  private CheckResult read(String table, Ground ground) throws SQLException {
    String query = ground.dialect().newest(table, "at");
    Line line =
        Line.begin(NAME, ground.database() + ": " + table, "a beat before the snapshot", query);
    try {
      Object latest = ground.dialect().upTo(dataAsOf.plus(Freshness.CLOCKS_DIFFER));
      Optional<Instant> newest = ground.session().one(query, ground.dialect()::instant, latest);
      newest.ifPresent(beat -> ground.figures().sawDataOf(ground.database(), beat));
      return newest
          .map(beat -> told(line, beat))
          .orElseGet(() -> line.fail("no beat from before the snapshot"));
    } catch (SQLException e) {
      return line.fail(e);
    }
  }

  private CheckResult told(Line line, Instant beat) {
    Duration age = Age.at(dataAsOf, beat);
    return line.pass("last beat %s, %s before the snapshot".formatted(beat, age))
        .measuring(Optional.empty(), Optional.of(age.toString()));
  }
}
